import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { AdminLink } from '@/lib/store/admin-sessions';
import * as schema from '../schema';
import { writeAdminLink } from './admin-sessions';

/** Keeps a one-time link from another process than the shop's. */
export function keepLinkFromOutside(databaseFile: string, link: AdminLink): void {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    writeAdminLink(drizzle(client, { schema }), link);
  } finally {
    client.close();
  }
}
