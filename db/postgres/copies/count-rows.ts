import type { ClientBase } from 'pg';
import type { RowCounts } from '../../backup/copy-facts';

/** The schema in which the shop has its tables; copies are of it alone. */
export const SCHEMA = 'public';

/** How many rows every table has, as the transaction that is open sees them. */
export async function countRows(client: Pick<ClientBase, 'query'>): Promise<RowCounts> {
  const { rows: tables } = await client.query(
    `select relname as name from pg_class
     where relnamespace = $1::regnamespace and relkind = 'r' order by relname`,
    [SCHEMA],
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(`select count(*)::float8 as n from ${SCHEMA}."${name}"`);
    counts[name] = rows[0].n;
  }
  return counts;
}

/** Whether two databases have the same tables with as many rows each. */
export function isSame(one: RowCounts, other: RowCounts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
