import type { BackupRun } from '@/lib/admin/backups/backup-run';

/** The last attempt to copy the database, and the last that was proven; null = none yet. */
export type BackupState = { last: BackupRun | null; proven: BackupRun | null };

/** What copies of the database can be. */
export type CopyConditions = {
  /** Why none can be made, in a sentence; null where they can. */
  obstacle: string | null;
  /** Whether a copy can be opened to prove it; else it is only read. */
  canOpen: boolean;
};

export type Backups = {
  backupState(): Promise<BackupState>;
  noteBackup(run: BackupRun): Promise<void>;
};
