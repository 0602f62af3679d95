import { appendFileSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Tombstones } from '../../sql/connection';

/**
 * The numbers of erased orders and when that was, in a file beside the database. A database put
 * back from an older copy knows nothing of what was erased since; this file does.
 */
export const tombstonesFile = (databaseFile: string) => `${databaseFile}.erased`;

type Erased = readonly [number: string, at: Date];

/** The tombstones of a database file, and all of them with their times. */
export type FileTombstones = Tombstones & {
  all(): ReadonlyMap<string, Date>;
  /** Writes down whom the database knows as erased and the file beside it does not. */
  addMissing(erased: ReadonlyMap<string, Date>): void;
};

/**
 * The tombstones beside a database, read when they are first asked for: one process owns the file.
 * A line that a crash cut short spoils no other.
 */
export function tombstonesOf({ memory, name }: Database.Database): FileTombstones {
  let known: Map<string, Date> | null = null;
  const all = () => {
    known ??= memory ? new Map() : tombstonesBeside(name);
    return known;
  };
  const add = (erased: readonly Erased[]) => {
    const tombstones = all();
    if (!memory) append(name, erased);
    for (const [number, at] of erased) tombstones.set(number, at);
  };
  return {
    all,
    has: (number) => all().has(number),
    add: (numbers, at) => add(numbers.map((number) => [number, at])),
    addMissing: (erased) => add([...erased].filter(([number]) => !all().has(number))),
  };
}

/** The erased orders that a database itself knows of. */
export function erasedIn(client: Database.Database): Map<string, Date> {
  const rows = client
    .prepare('select number, erased_at as at from orders where erased_at is not null')
    .all() as { number: string; at: number }[];
  return new Map(rows.map(({ number, at }) => [number, new Date(at)]));
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

function append(databaseFile: string, erased: readonly Erased[]): void {
  if (erased.length === 0) return;
  const lines = erased.map(([number, at]) => `\n${number} ${at.toISOString()}`);
  appendFileSync(tombstonesFile(databaseFile), lines.join(''), { flush: true });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
