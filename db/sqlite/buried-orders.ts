import { appendFileSync, readFileSync } from 'node:fs';
import type { SqliteDb } from './open';

/**
 * The numbers of erased orders and when that was, in a file beside the database. A database put
 * back from an older copy knows nothing of what was erased since; this file does.
 */
const fileOf = (db: SqliteDb) => (db.$client.memory ? null : `${db.$client.name}.erased`);

/**
 * Writes down, durably, that orders are erased: before the erasure itself is committed, so that
 * none is ever missing. A line that a crash cut short spoils no other.
 */
export function buryOrders(db: SqliteDb, numbers: readonly string[], at: Date): void {
  const file = fileOf(db);
  const lines = numbers.map((number) => `\n${number} ${at.toISOString()}`);
  if (file) appendFileSync(file, lines.join(''), { flush: true });
}

/** When which orders were erased; empty where there is no such file yet. */
export function buriedIn(db: SqliteDb): ReadonlyMap<string, Date> {
  const lines = textOf(fileOf(db)).matchAll(/^(\d{10}) (\S+Z)$/gm);
  return new Map([...lines].map(([, number = '', at = '']) => [number, new Date(at)]));
}

function textOf(file: string | null): string {
  try {
    return file ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
