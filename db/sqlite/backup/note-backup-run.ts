import Database from 'better-sqlite3';
import type { BackupRun } from '@/lib/admin/backups/backup-run';
import { writeBackupRun } from '../../sql/admin/backups';
import { connectionOn } from '../open';

/** Writes down, from another process than the shop's, what became of a copy. */
export async function noteBackupRun(databaseFile: string, run: BackupRun): Promise<void> {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    await writeBackupRun(connectionOn(client), run);
  } finally {
    client.close();
  }
}
