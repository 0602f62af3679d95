import { withoutPersonal } from './list-columns';
import type { PlainTable } from './plain-cell';
import { readTables } from './spreadsheets/read-tables';
import { type TableExcess, type TableLimits, TableTooLarge } from './spreadsheets/table-limits';

/** The first row holds the titles. */
const LIMITS: TableLimits = {
  rows: 100_001,
  columns: 100,
  cells: 1_000_000,
  unpackedBytes: 30_000_000,
};

export type ListContent =
  | { kind: 'read'; rows: PlainTable }
  | { kind: TableExcess }
  | { kind: 'unreadable' };

/** The rows of a payment list without the columns that name a buyer, or why there are none. */
export async function listContent(bytes: Buffer): Promise<ListContent> {
  try {
    const [table] = await readTables(bytes, LIMITS);
    return { kind: 'read', rows: withoutPersonal(table?.rows ?? []) };
  } catch (error) {
    return { kind: error instanceof TableTooLarge ? error.excess : 'unreadable' };
  }
}
