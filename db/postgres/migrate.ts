import path from 'node:path';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase } from 'pg';
import { DatabaseIsNewer } from '../database-is-newer';
import { lockKey } from './topics';

const MIGRATIONS = path.join(process.cwd(), 'db/postgres/migrations');

/** How many migrations this code has; a database that has fewer is not ready. */
export function migrationCount(): number {
  return knownMigrations().length;
}

/** How many migrations a database has that was migrated before. */
export async function appliedCount(client: Pick<ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query('select count(*)::int as n from __drizzle_migrations');
  return rows[0].n;
}

/** Whether a database has every migration that this code knows; it may have more. */
export async function isMigrated(client: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query(
    'select to_regclass(\'__drizzle_migrations\') is not null as "isAny"',
  );
  return rows[0].isAny && (await appliedCount(client)) >= migrationCount();
}

/**
 * Brings a database to the newest schema, all of it or nothing; throws `DatabaseIsNewer` of one
 * that is newer than this code. Of instances that start at once one does it, the others wait.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('set local lock_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey('migrations')]);
    await applyMissing(client, knownMigrations());
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function applyMissing(client: ClientBase, known: MigrationMeta[]): Promise<void> {
  await client.query(
    'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  const applied = await appliedCount(client);
  if (applied > known.length) throw new DatabaseIsNewer(applied, known.length);
  for (const { sql, hash, folderMillis } of known.slice(applied)) {
    for (const statement of sql) await client.query(statement);
    const note = 'insert into __drizzle_migrations (hash, created_at) values ($1, $2)';
    await client.query(note, [hash, folderMillis]);
  }
}

function knownMigrations(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS });
}
