import path from 'node:path';
import type { ClientBase } from 'pg';
import { readBackupFileName } from '@/lib/admin/backups/backup-file';
import type { CopyFacts } from '../../backup/copy-facts';
import { type Erased, tombstonesBeside } from '../../backup/tombstones-file';
import { countRows } from './count-rows';
import { knownErased } from './known-erased';

/** What a database of now is to a restore; what does not read is null: a restore is for that. */
export type Present = {
  facts: CopyFacts | null;
  erased: Erased | null;
  /** Whether a shop has been in it. */
  isThere: boolean;
  /** Whether somebody else is connected to it: the shop, as a rule. */
  isInUse: boolean;
};

/** Looks at a database and changes nothing. */
export async function presentDatabase(client: ClientBase): Promise<Present> {
  const { rows } = await client.query(
    `select to_regclass('orders') is not null as "isThere",
       exists (select 1 from pg_stat_activity where datname = current_database()
         and pid <> pg_backend_pid() and usename is not null) as "isInUse"`,
  );
  const { isThere, isInUse } = rows[0];
  const facts = isThere ? await factsOf(client).catch(() => null) : null;
  const erased = isThere ? await knownErased(client).catch(() => null) : null;
  return { facts, erased, isThere, isInUse };
}

/** Whether a database has no table of anybody. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `select not exists (select 1 from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')) as "isEmpty"`,
  );
  return rows[0].isEmpty;
}

/** Beside a copy lie the numbers of the orders that its database had erased by the last one. */
export function erasedBesideCopy(
  copy: string,
  database: string,
): { beside: string; erased: Erased } {
  const name = readBackupFileName(path.basename(copy))?.database ?? database;
  const beside = path.join(path.dirname(copy), name);
  return { beside, erased: tombstonesBeside(beside) };
}

async function factsOf(client: ClientBase): Promise<CopyFacts> {
  const counts = await countRows(client);
  const { rows } = await client.query(
    'select number, created_at as "createdAt" from orders order by created_at desc limit 1',
  );
  return { counts, migrations: counts.__drizzle_migrations ?? 0, newestOrder: rows[0] ?? null };
}
