import { type CellValue, readSheet } from 'read-excel-file/node';
import { inflatesWithin } from './inflates-within';

/** Reading takes three times as much memory, which a small server has but once. */
const MOST_INFLATED = 30_000_000;

/**
 * The cells of the first sheet of an Excel file as text, blank rows left out; `too_large` when it
 * would grow beyond what memory is for. Dates are written as on the wall clock, without a zone.
 */
export async function readXlsx(bytes: Buffer): Promise<string[][] | 'too_large'> {
  if (!(await inflatesWithin(bytes, MOST_INFLATED))) return 'too_large';
  const rows = await readSheet(bytes);
  return rows.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== ''));
}

function textOf(cell: CellValue | null): string {
  const value: unknown = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 19);
  return value === null || value === undefined ? '' : String(value).trim();
}
