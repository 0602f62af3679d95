/** How much of a spreadsheet is read. Cells count on all its sheets together. */
export type TableLimits = {
  rows: number;
  columns: number;
  cells: number;
  /** Of what an Excel file holds, unpacked. */
  unpackedBytes: number;
};

/** The longest text that Excel keeps in a cell. */
export const MAX_TEXT_LENGTH = 32_767;

export type TableExcess = 'too_large' | 'too_many_rows' | 'too_many_columns' | 'too_many_cells';

/** What is read is larger than the limits; nothing behind that place was looked at. */
export class TableTooLarge extends Error {
  override readonly name = 'TableTooLarge';
  readonly excess: TableExcess;

  constructor(excess: TableExcess) {
    super(`a table is ${excess}`);
    this.excess = excess;
  }
}
