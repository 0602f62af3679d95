import { type ClientBase, types } from 'pg';
import type { MovedTable } from './moved-tables';
import { RowSum } from './row-sum';

const INT8 = types.builtins.INT8;

/** Numbers that the driver would give as texts. Everything else comes as both engines mean it. */
const asMeant = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === INT8 ? Number : types.getTypeParser(type, format),
} as typeof types;

/** Reads a whole table inside the transaction that is open, and returns the sum of its rows. */
export async function readBack(client: ClientBase, { name, columns }: MovedTable): Promise<RowSum> {
  const sum = new RowSum();
  const names = columns.map(({ to }) => `"${to}"`).join();
  // Of rows that hold files, many at once would take much memory.
  const many = columns.some(({ type }) => type === 'bytea') ? 50 : 2_000;
  await client.query(`declare moved no scroll cursor for select ${names} from "${name}"`);
  for (;;) {
    const fetch = { text: `fetch ${many} from moved`, rowMode: 'array' as const, types: asMeant };
    const { rows } = await client.query<unknown[]>(fetch);
    for (const row of rows) sum.add(row);
    if (rows.length < many) break;
  }
  await client.query('close moved');
  return sum;
}
