import { desc, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { BackupRun } from '@/lib/admin/backups/backup-run';
import type { Backups } from '@/lib/store/backups';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { backupRuns } from '../schema';

/** The part of the admin that knows when the database was copied. */
export function backupMethods(db: SqliteDb, group: GroupCommit): Backups {
  return {
    backupState: async () => readBackupState(db),
    noteBackup: (run) => group.write((db) => writeBackupRun(db, run)),
  };
}

/** The same of a database that may only be looked at. */
export function readBackupState(db: SqliteDb) {
  const newest = db.select().from(backupRuns).orderBy(desc(backupRuns.startedAt)).limit(1);
  const proven = db
    .select()
    .from(backupRuns)
    .where(isNull(backupRuns.failure))
    .orderBy(desc(backupRuns.startedAt))
    .limit(1);
  return { last: runOf(newest.get()), proven: runOf(proven.get()) };
}

/** Writes an attempt down; the caller sees to the transaction. */
export function writeBackupRun(db: SqliteDb, run: BackupRun): void {
  db.insert(backupRuns)
    .values({ id: uuidv7(), ...run })
    .run();
}

/** The check on the table keeps the two kinds of runs apart. */
function runOf(row: typeof backupRuns.$inferSelect | undefined): BackupRun | null {
  if (!row) return null;
  const { id: _, ...run } = row;
  return run as BackupRun;
}
