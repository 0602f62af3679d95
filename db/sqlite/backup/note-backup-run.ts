import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BackupRun } from '@/lib/admin/backups/backup-run';
import { writeBackupRun } from '../admin/backups';
import * as schema from '../schema';

/** Writes down, from another process than the shop's, what became of a copy. */
export function noteBackupRun(databaseFile: string, run: BackupRun): void {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    writeBackupRun(drizzle(client, { schema }), run);
  } finally {
    client.close();
  }
}
