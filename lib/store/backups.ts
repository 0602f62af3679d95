import type { BackupRun } from '@/lib/admin/backups/backup-run';

/** The last attempt to copy the database, and the last that was proven; null = none yet. */
export type BackupState = { last: BackupRun | null; proven: BackupRun | null };

export type Backups = {
  backupState(): Promise<BackupState>;
  noteBackup(run: BackupRun): Promise<void>;
};
