import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { DeskLink } from '@/lib/store/desk-sessions';
import * as schema from '../schema';
import { writeDeskLink } from './desk-sessions';

/** Keeps a one-time link from another process than the shop's. */
export function keepLinkFromOutside(databaseFile: string, link: DeskLink): void {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    writeDeskLink(drizzle(client, { schema }), link);
  } finally {
    client.close();
  }
}
