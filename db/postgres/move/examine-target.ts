import type { ClientBase } from 'pg';
import { appliedCount, migrationCount } from '../migrate';
import { tableNames } from './moved-tables';

/**
 * What a database is to a shop that would move into it: without any table; with those of this
 * version and no row; with rows; of another version of the shop; or of another program.
 */
export type TargetState = 'new' | 'empty' | 'has_rows' | 'other_version' | 'of_another_program';

export type TargetFacts = { version: string; state: TargetState };

/** Looks at a database and changes nothing. */
export async function examineTarget(client: ClientBase): Promise<TargetFacts> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version,
       to_regclass('__drizzle_migrations') is not null as "isOurs",
       exists (select 1 from pg_tables where schemaname = current_schema()) as "hasTables"`,
  );
  const { version, isOurs, hasTables } = rows[0];
  if (!isOurs) return { version, state: hasTables ? 'of_another_program' : 'new' };
  if ((await appliedCount(client)) !== migrationCount()) return { version, state: 'other_version' };
  return { version, state: (await hasRows(client)) ? 'has_rows' : 'empty' };
}

/** Whether any table of the shop has a row; its schema is this version's. */
export async function hasRows(client: ClientBase): Promise<boolean> {
  const any = [...tableNames(), 'erased_numbers'].map((name) => `exists (select 1 from "${name}")`);
  const { rows } = await client.query(`select ${any.join(' or ')} as "hasRows"`);
  return rows[0].hasRows;
}
