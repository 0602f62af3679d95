import type Database from 'better-sqlite3';
import type { MovedTable, Value } from './moved-tables';

/** The rows of a table of SQLite in the order of coming, one at a time. */
export function* sourceRows(
  client: Database.Database,
  { name, columns }: MovedTable,
): Generator<Value[]> {
  const asked = columns.map(({ from }) => (from === 'rowid' ? from : `"${from}"`));
  const all = client.prepare(`select ${asked.join()} from "${name}" order by rowid`).raw();
  for (const row of all.iterate() as Iterable<unknown[]>) {
    yield columns.map(({ read }, at) => read(row[at]));
  }
}
