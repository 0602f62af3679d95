import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { OwnError } from '@/lib/own-error';
import { bringUpToDate, migrationCount } from './bring-up-to-date';
import * as schema from './schema';

/** How long a statement of the shop waits for a lock; longer would freeze the event loop. */
export const BUSY_TIMEOUT_MS = 100;

export type SqliteDb = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

const FULL = 2;

/**
 * Opens the database file (made with its folder when missing), brings it to the newest schema
 * and asserts that commits are durable. The short busy time-out is deliberate: a long one would
 * freeze the event loop; `GroupCommit` waits for a lock without freezing anything.
 */
export function openSqlite(file: string): { db: SqliteDb; client: Database.Database } {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  client.pragma('journal_mode = WAL');
  client.pragma('secure_delete = ON');
  client.pragma('synchronous = FULL');
  const db = drizzle(client, { schema });
  bringUpToDate(client);
  assertDurable(client);
  return { db, client };
}

/** Opens an existing file to look at only; fails when there is none. */
export function openSqliteReadOnly(
  file: string,
  timeout = 1_000,
): { db: SqliteDb; client: Database.Database } {
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout });
  return { db: drizzle(client, { schema }), client };
}

/**
 * A second connection to the same file that only reads: what it sees is committed. A database in
 * memory has one connection for both.
 */
export function openReader(db: SqliteDb): SqliteDb {
  const { memory, name } = db.$client;
  return memory ? db : openSqliteReadOnly(name, BUSY_TIMEOUT_MS).db;
}

/**
 * better-sqlite3 is built so that WAL mode reads FULL until the first write and is NORMAL after
 * it, unless the level was set; so it is looked at after a write.
 */
function assertDurable(client: Database.Database): void {
  client.pragma(`user_version = ${migrationCount()}`);
  const level = client.pragma('synchronous', { simple: true });
  if (level !== FULL) throw new OwnError(`commits are not durable: synchronous ${level}`);
}
