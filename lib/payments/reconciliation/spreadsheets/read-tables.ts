import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import type { TableLimits } from './table-limits';

/** The cells of one sheet as text, row by row, blank rows left out. */
export type Table = { rows: string[][] };

/**
 * Reads a text table or an Excel file, whichever it is, and of that only the first sheet. Rejects
 * with `TableTooLarge` or, when it is neither, with another error.
 */
export async function readTables(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return [{ rows: isZip ? await readXlsx(bytes, limits) : await readCsv(bytes, limits) }];
}
