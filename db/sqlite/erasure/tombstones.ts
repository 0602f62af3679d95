import { appendFileSync, readFileSync } from 'node:fs';
import { isNotNull } from 'drizzle-orm';
import type { SqliteDb } from '../open';
import { orders } from '../schema';

/**
 * The numbers of erased orders and when that was, in a file beside the database. A database put
 * back from an older copy knows nothing of what was erased since; this file does.
 */
export const tombstonesFile = (databaseFile: string) => `${databaseFile}.erased`;

type Erased = readonly [number: string, at: Date];

/** One process owns the file, so it is read once. */
const known = new WeakMap<SqliteDb['$client'], Map<string, Date>>();

/**
 * Writes down, durably, that orders are erased: before the erasure itself is committed, so that
 * none is ever missing. A line that a crash cut short spoils no other.
 */
export function addTombstones(db: SqliteDb, numbers: readonly string[], at: Date): void {
  addTombstone(
    db,
    numbers.map((number) => [number, at]),
  );
}

/** Writes down whom the database knows as erased and the file beside it does not. */
export function recordTombstones(db: SqliteDb): void {
  const tombstones = ownTombstones(db);
  addTombstone(
    db,
    [...erasedOrders(db)].filter(([number]) => !tombstones.has(number)),
  );
}

/** The erased orders that a database itself knows of. */
export function erasedOrders(db: SqliteDb): Map<string, Date> {
  const { number, erasedAt } = orders;
  const rows = db.select({ number, erasedAt }).from(orders).where(isNotNull(erasedAt)).all();
  return new Map(rows.flatMap((row) => (row.erasedAt ? [[row.number, row.erasedAt]] : [])));
}

/** When which orders were erased; for the process that owns the database. */
export function tombstonesIn(db: SqliteDb): ReadonlyMap<string, Date> {
  return ownTombstones(db);
}

/** Lets a second connection to the same database know of the same erased orders. */
export function shareTombstones(db: SqliteDb, other: SqliteDb): void {
  known.set(other.$client, ownTombstones(db));
}

/** The same as the file beside a database has it; empty where there is none yet. */
export function tombstonesBeside(databaseFile: string): Map<string, Date> {
  const lines = textOf(tombstonesFile(databaseFile)).matchAll(/^(\d{10}) (\S+Z)$/gm);
  return new Map([...lines].map(([, number = '', at = '']) => [number, new Date(at)]));
}

/** Adds what the file beside a database lacks of these; for when no process owns the database. */
export function writeTombstonesBeside(
  databaseFile: string,
  erased: ReadonlyMap<string, Date>,
): void {
  const tombstones = tombstonesBeside(databaseFile);
  append(
    databaseFile,
    [...erased].filter(([number]) => !tombstones.has(number)),
  );
}

function addTombstone(db: SqliteDb, erased: readonly Erased[]): void {
  const { memory, name } = db.$client;
  const tombstones = ownTombstones(db);
  if (!memory) append(name, erased);
  for (const [number, at] of erased) tombstones.set(number, at);
}

function append(databaseFile: string, erased: readonly Erased[]): void {
  if (erased.length === 0) return;
  const lines = erased.map(([number, at]) => `\n${number} ${at.toISOString()}`);
  appendFileSync(tombstonesFile(databaseFile), lines.join(''), { flush: true });
}

function ownTombstones({ $client: client }: SqliteDb): Map<string, Date> {
  const tombstones =
    known.get(client) ?? (client.memory ? new Map() : tombstonesBeside(client.name));
  known.set(client, tombstones);
  return tombstones;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
