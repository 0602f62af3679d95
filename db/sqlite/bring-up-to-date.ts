import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { OwnError } from '@/lib/own-error';
import { DatabaseIsNewer } from '../database-is-newer';
import { fillPaymentEventContacts } from './fill-payment-event-contacts';

const MIGRATIONS = path.join(process.cwd(), 'db/sqlite/migrations');

/** How many migrations this code has; a database that has fewer is not ready. */
export function migrationCount(): number {
  const journal = readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8');
  return (JSON.parse(journal) as { entries: unknown[] }).entries.length;
}

/**
 * Brings a database to the newest schema, all of it or nothing: where a statement fails, or rows
 * would refer to what is not there, it throws and the database is as it was. So too when the
 * database is newer than this code (`DatabaseIsNewer`).
 *
 * A table is rebuilt under its old name (sqlite.org/lang_altertable.html §7), which a switched on
 * check of references would take for the loss of all its rows; so they are checked at the end.
 * Drizzle's own `migrate` has committed by then.
 */
export function bringUpToDate(client: Database.Database): void {
  client.pragma('foreign_keys = OFF');
  client.transaction(() => applyMissing(client)).immediate();
  client.pragma('foreign_keys = ON');
}

/** Whether a database has every migration that this code knows; it may have more. */
export function isMigrated(client: Database.Database): boolean {
  const noted = "select 1 from sqlite_master where name = '__drizzle_migrations'";
  const isAny = client.prepare(noted).get() !== undefined;
  return isAny && appliedCount(client) >= migrationCount();
}

/** How many migrations a database has that was migrated before. */
export function appliedCount(client: Database.Database): number {
  return Number(client.prepare('select count(*) from __drizzle_migrations').pluck().get());
}

function applyMissing(client: Database.Database): void {
  client.exec(
    'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
  );
  const all = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  const applied = appliedCount(client);
  if (applied > all.length) {
    throw new DatabaseIsNewer(applied, all.length);
  }
  const missing = all.slice(applied);
  const note = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) client.exec(statement);
    note.run(hash, folderMillis);
  }
  if (missing.length > 0) fillPaymentEventContacts(client);
  const lost = missing.length > 0 ? (client.pragma('foreign_key_check') as unknown[]) : [];
  if (lost.length > 0) throw new OwnError(`${lost.length} rows refer to what is not there`);
}
