import Database from 'better-sqlite3';
import { OwnError } from '@/lib/own-error';
import { type CopyFacts, DamagedCopy, type RowCounts } from '../../backup/copy-facts';

/** Tables that only grow, so that their counts tell a lost row from one that was taken away. */
const GROWING = ['orders', 'payment_notices', 'payment_facts', 'audit_log'] as const;

/**
 * Reads a closed database file from the first page to the last (sqlite.org/pragma.html,
 * integrity_check, foreign_key_check) and answers what is in it; throws `DamagedCopy` when it is
 * not whole.
 */
export function examineCopy(file: string): CopyFacts {
  let client: Database.Database | null = null;
  try {
    client = new Database(file, { readonly: true, fileMustExist: true });
    const verdict = client.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error(String(verdict));
    const lost = client.pragma('foreign_key_check') as unknown[];
    if (lost.length > 0) throw new OwnError(`${lost.length} rows refer to what is not there`);
    return readFacts(client);
  } catch (cause) {
    throw new DamagedCopy('the copy is not whole', { cause });
  } finally {
    client?.close();
  }
}

/** The same without reading every page, of a file that may be in use. */
export function readFacts(client: Database.Database): CopyFacts {
  const newest = client
    .prepare('select number, created_at as at from orders order by created_at desc limit 1')
    .get() as { number: string; at: number } | undefined;
  const migrations = client.prepare('select count(*) from __drizzle_migrations').pluck().get();
  return {
    counts: countRows(client),
    migrations: Number(migrations),
    newestOrder: newest ? { number: newest.number, createdAt: new Date(newest.at) } : null,
  };
}

/** How many rows the tables have that only grow; a file of an earlier version has fewer of them. */
export function countRows(client: Database.Database): RowCounts {
  const there = client.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  return Object.fromEntries(
    GROWING.filter((table) => there.includes(table)).map((table) => [
      table,
      Number(client.prepare(`select count(*) from ${table}`).pluck().get()),
    ]),
  );
}

/** Whether a copy that was begun at `before` and ended at `after` has all it must have. */
export function isBetween(copy: RowCounts, before: RowCounts, after: RowCounts): boolean {
  return GROWING.every((table) => {
    const count = copy[table] ?? 0;
    return (before[table] ?? 0) <= count && count <= (after[table] ?? 0);
  });
}
