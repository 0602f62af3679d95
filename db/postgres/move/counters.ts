import type Database from 'better-sqlite3';
import type { ClientBase } from 'pg';

const COUNTING = `select table_name as table, column_name as column
  from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'`;

/** The tables in which PostgreSQL keeps the order of coming in a column of its own. */
export async function placedTables(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query(`${COUNTING} and column_name = 'place'`);
  return new Set(rows.map(({ table }) => table));
}

/** Has everything that counts up go on behind the last that SQLite gave out, even if it is gone. */
export async function setCounters(client: ClientBase, source: Database.Database): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(COUNTING);
  for (const { table, column } of rows) {
    const last = column === 'place' ? 0 : lastGivenOut(source, table);
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), 1 + greatest($3, coalesce(max("${column}"), 0)), false)
       from "${table}"`,
      [`"${table}"`, column, last],
    );
  }
}

function lastGivenOut(source: Database.Database, table: string): number {
  const last = source.prepare('select seq from sqlite_sequence where name = ?').pluck();
  return Number(last.get(table) ?? 0);
}
