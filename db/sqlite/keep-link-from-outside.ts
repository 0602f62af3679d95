import Database from 'better-sqlite3';
import type { AdminLink } from '@/lib/store/queries/admin-links';
import { adminLinkQueries } from '../sql/queries/admin-links';
import { connectionOn } from './open';

/** Keeps a one-time link from another process than the shop's. */
export async function keepLinkFromOutside(databaseFile: string, link: AdminLink): Promise<void> {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    await adminLinkQueries(connectionOn(client)).insert(link);
  } finally {
    client.close();
  }
}
