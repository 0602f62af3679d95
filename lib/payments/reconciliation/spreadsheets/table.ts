/** A row of a sheet, by the number that a spreadsheet program shows beside it. */
export type TableRow = { line: number; cells: string[] };

/** One sheet: its cells as text, blank rows left out. */
export type Table = {
  rows: TableRow[];
  /** Its numbers of days count from 1904 and not from 1900. */
  isFrom1904: boolean;
};

/** The rows that hold anything, by their numbers. */
export function tableOf(rows: Iterable<TableRow>, isFrom1904 = false): Table {
  const isFilled = ({ cells }: TableRow) => cells.some((cell) => cell !== '');
  return { rows: [...rows].filter(isFilled), isFrom1904 };
}
