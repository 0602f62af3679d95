import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { AdminLink } from '@/lib/store/queries/admin-links';
import { adminLinkQueries } from './queries/admin-links';
import * as schema from './schema';

/** Keeps a one-time link from another process than the shop's. */
export async function keepLinkFromOutside(databaseFile: string, link: AdminLink): Promise<void> {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    await adminLinkQueries(drizzle(client, { schema })).insert(link);
  } finally {
    client.close();
  }
}
