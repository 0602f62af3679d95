import { appendFileSync, readFileSync } from 'node:fs';
import { isNotNull } from 'drizzle-orm';
import type { SqliteDb } from '../open';
import { orders } from '../schema';

/**
 * The numbers of erased orders and when that was, in a file beside the database. A database put
 * back from an older copy knows nothing of what was erased since; this file does.
 */
export const buriedFile = (databaseFile: string) => `${databaseFile}.erased`;

type Erased = readonly [number: string, at: Date];

/** One process owns the file, so it is read once. */
const known = new WeakMap<SqliteDb['$client'], Map<string, Date>>();

/**
 * Writes down, durably, that orders are erased: before the erasure itself is committed, so that
 * none is ever missing. A line that a crash cut short spoils no other.
 */
export function buryOrders(db: SqliteDb, numbers: readonly string[], at: Date): void {
  bury(
    db,
    numbers.map((number) => [number, at]),
  );
}

/** Writes down whom the database knows as erased and the file beside it does not. */
export function buryErased(db: SqliteDb): void {
  const buried = ownBuried(db);
  bury(
    db,
    [...erasedOrders(db)].filter(([number]) => !buried.has(number)),
  );
}

/** The erased orders that a database itself knows of. */
export function erasedOrders(db: SqliteDb): Map<string, Date> {
  const { number, erasedAt } = orders;
  const rows = db.select({ number, erasedAt }).from(orders).where(isNotNull(erasedAt)).all();
  return new Map(rows.flatMap((row) => (row.erasedAt ? [[row.number, row.erasedAt]] : [])));
}

/** When which orders were erased; for the process that owns the database. */
export function buriedIn(db: SqliteDb): ReadonlyMap<string, Date> {
  return ownBuried(db);
}

/** Lets a second connection to the same database know of the same erased orders. */
export function shareBuried(db: SqliteDb, other: SqliteDb): void {
  known.set(other.$client, ownBuried(db));
}

/** The same as the file beside a database has it; empty where there is none yet. */
export function buriedBeside(databaseFile: string): Map<string, Date> {
  const lines = textOf(buriedFile(databaseFile)).matchAll(/^(\d{10}) (\S+Z)$/gm);
  return new Map([...lines].map(([, number = '', at = '']) => [number, new Date(at)]));
}

/** Adds what the file beside a database lacks of these; for when no process owns the database. */
export function buryBeside(databaseFile: string, erased: ReadonlyMap<string, Date>): void {
  const buried = buriedBeside(databaseFile);
  append(
    databaseFile,
    [...erased].filter(([number]) => !buried.has(number)),
  );
}

function bury(db: SqliteDb, erased: readonly Erased[]): void {
  const { memory, name } = db.$client;
  const buried = ownBuried(db);
  if (!memory) append(name, erased);
  for (const [number, at] of erased) buried.set(number, at);
}

function append(databaseFile: string, erased: readonly Erased[]): void {
  if (erased.length === 0) return;
  const lines = erased.map(([number, at]) => `\n${number} ${at.toISOString()}`);
  appendFileSync(buriedFile(databaseFile), lines.join(''), { flush: true });
}

function ownBuried({ $client: client }: SqliteDb): Map<string, Date> {
  const buried = known.get(client) ?? (client.memory ? new Map() : buriedBeside(client.name));
  known.set(client, buried);
  return buried;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
