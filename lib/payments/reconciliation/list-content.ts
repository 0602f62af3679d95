import { PLACE_TITLE, placeCell } from './file-place';
import type { PlainTable } from './plain-cell';
import { type PaymentRows, paymentRows } from './sheets/payment-rows';
import { withoutPersonal } from './sheets/without-personal';
import { readTables } from './spreadsheets/read-tables';
import { type TableExcess, type TableLimits, TableTooLarge } from './spreadsheets/table-limits';
import { type Unreadable, UnreadableFile } from './spreadsheets/unreadable';

/** The first row holds the titles. */
const LIMITS: TableLimits = {
  rows: 100_001,
  columns: 100,
  cells: 1_000_000,
  unpackedBytes: 30_000_000,
};

export type ListContent =
  | { kind: 'read'; rows: PlainTable }
  | { kind: 'empty' }
  | { kind: TableExcess }
  | { kind: Unreadable };

/**
 * The rows of a payment list from all its sheets, without the columns that name a buyer and with
 * their places in the file last, or why there are none.
 */
export async function listContent(bytes: Buffer): Promise<ListContent> {
  try {
    const list = paymentRows(await readTables(bytes, LIMITS));
    return list.rows.length === 0 ? { kind: 'empty' } : { kind: 'read', rows: plainRows(list) };
  } catch (error) {
    if (error instanceof TableTooLarge) return { kind: error.excess };
    return { kind: error instanceof UnreadableFile ? error.reason : 'unreadable' };
  }
}

function plainRows({ titles, rows }: PaymentRows): PlainTable {
  if (rows.length >= LIMITS.rows) throw new TableTooLarge('too_many_rows');
  if (titles.length > LIMITS.columns) throw new TableTooLarge('too_many_columns');
  const plain = withoutPersonal([titles, ...rows.map(({ cells }) => cells)]);
  const places = [PLACE_TITLE, ...rows.map(({ place }) => placeCell(place))];
  return plain.map((cells, index) => [...cells, places[index] ?? '']) as PlainTable;
}
