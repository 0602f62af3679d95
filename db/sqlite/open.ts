import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { OwnError } from '@/lib/own-error';
import type { Connection, SqlDb } from '../sql/connection';
import { bringUpToDate, migrationCount } from './bring-up-to-date';
import { type FileTombstones, tombstonesOf } from './erasure/tombstones';
import { tables } from './schema';
import { words } from './words';

/** How long a statement of the shop waits for a lock; longer would freeze the event loop. */
export const BUSY_TIMEOUT_MS = 100;

/** The queries' view of a connection, with the driver's own beside it. */
export type SqliteDb = SqlDb & { $client: Database.Database };

/** A connection to a database file. Its queries resolve without a turn of the event loop. */
export type SqliteConnection = Connection & {
  db: SqliteDb;
  client: Database.Database;
  tombstones: FileTombstones;
};

/** One process at a time owns the file, so all that own it one after another are the same. */
const INSTANCE = 'the shop';

const FULL = 2;

/**
 * Opens the database file (made with its folder when missing), brings it to the newest schema
 * and asserts that commits are durable. The short busy time-out is deliberate: a long one would
 * freeze the event loop; `GroupCommit` waits for a lock without freezing anything.
 */
export function openSqlite(file: string): SqliteConnection {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  client.pragma('journal_mode = WAL');
  client.pragma('secure_delete = ON');
  client.pragma('synchronous = FULL');
  bringUpToDate(client);
  assertDurable(client);
  return connectionOn(client);
}

/** Opens an existing file to look at only; fails when there is none. */
export function openSqliteReadOnly(file: string, timeout = 1_000): SqliteConnection {
  return connectionOn(new Database(file, { readonly: true, fileMustExist: true, timeout }));
}

/**
 * A second connection to the same file that only reads: what it sees is committed. A database in
 * memory has one connection for both.
 */
export function openReader(writer: SqliteConnection): SqliteConnection {
  const { memory, name } = writer.client;
  if (memory) return writer;
  const { tombstones } = writer;
  return { ...openSqliteReadOnly(name, BUSY_TIMEOUT_MS), tombstones };
}

/** What the queries need on a connection of the driver. */
export function connectionOn(client: Database.Database): SqliteConnection {
  const db = drizzle(client) as unknown as SqliteDb;
  return { db, client, tables, words, instance: INSTANCE, tombstones: tombstonesOf(client) };
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
