import { type CellValue, readSheet } from 'read-excel-file/node';
import { measureXlsx } from './measure-xlsx';
import type { TableLimits } from './table-limits';

/**
 * The cells of the first sheet of an Excel file as text, blank rows left out. Dates are written as
 * on the wall clock, without a zone. Rejects with `TableTooLarge` before anything of it is made, or
 * with another error when it is no such file.
 */
export async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<string[][]> {
  await measureXlsx(bytes, limits);
  const rows = await readSheet(bytes);
  return rows.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== ''));
}

function textOf(cell: CellValue | null): string {
  const value: unknown = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 19);
  return value === null || value === undefined ? '' : String(value).trim();
}
