import type { ClientBase } from 'pg';
import type { MovedTable, Value } from './moved-tables';
import { RowSum } from './row-sum';

const MAX_ROWS = 1_000;
const MAX_BYTES = 4_000_000;

/** Writes rows into a table, many with one statement, and returns the sum of what it was given. */
export async function writeRows(
  client: ClientBase,
  table: MovedTable,
  rows: Iterable<readonly Value[]>,
): Promise<RowSum> {
  const sum = new RowSum();
  const statement = insertInto(table);
  for (const batch of batches(rows)) {
    for (const row of batch) sum.add(row);
    const sent = table.columns.map(({ send }, at) => batch.map((row) => send(row[at])));
    await client.query({ ...statement, values: sent });
  }
  return sum;
}

function insertInto({ name, columns }: MovedTable): { name: string; text: string } {
  const names = columns.map(({ to }) => `"${to}"`).join();
  const lists = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join();
  const text = `insert into "${name}" (${names}) select * from unnest(${lists})`;
  return { name: `move ${name}`, text };
}

function* batches(rows: Iterable<readonly Value[]>): Generator<(readonly Value[])[]> {
  let batch: (readonly Value[])[] = [];
  let bytes = 0;
  for (const row of rows) {
    batch.push(row);
    bytes += sizeOf(row);
    if (batch.length < MAX_ROWS && bytes < MAX_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Only texts and files are long. */
function sizeOf(row: readonly Value[]): number {
  const lengths = row.map((value) =>
    typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}
