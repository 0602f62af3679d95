import type { Store } from '@/lib/store/store';
import { ownDatabase } from './sqlite/lock';
import { openSqliteStore } from './sqlite/store';

/** Where the shop keeps everything: a file of its own, or a database of a PostgreSQL server. */
export type DatabaseAddress = { kind: 'file'; file: string } | { kind: 'postgres'; url: string };

/** `instance` tells this process from others that work on the same database, also when it restarts. */
type Opening = { instance: string; timeoutMs: number };

/**
 * Opens the store for as long as the shop runs, at the newest schema. A file is this process's
 * alone: waits `timeoutMs` for one that is about to let it go, then rejects with `DatabaseInUse`.
 */
export async function openStore(
  address: DatabaseAddress,
  { instance, timeoutMs }: Opening,
): Promise<Store> {
  if (address.kind === 'postgres') {
    // A shop with a file loads nothing of it.
    const { openPostgresStore } = await import('./postgres/open');
    return openPostgresStore(address.url, instance);
  }
  const lock = await ownDatabase(address.file, timeoutMs);
  try {
    const store = openSqliteStore(address.file);
    return { ...store, close: () => store.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What people call the database; without the password that an address may hold. */
export function databaseName(address: DatabaseAddress): string {
  if (address.kind === 'file') return address.file;
  const { host, pathname } = new URL(address.url);
  return `PostgreSQL ${host}${pathname}`;
}
