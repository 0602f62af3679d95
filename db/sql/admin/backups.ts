import { desc, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { BackupRun } from '@/lib/admin/backups/backup-run';
import type { BackupState, Backups } from '@/lib/store/backups';
import type { Connection } from '../connection';
import type { Engine } from '../engine';
import { first } from '../first';
import type { Tables } from '../schema';

/** The part of the admin that knows when the database was copied. */
export function backupMethods({ read, write }: Engine): Backups {
  return {
    backupState: () => read(readBackupState),
    noteBackup: (run) => write([], (on) => writeBackupRun(on, run)),
  };
}

/** The same of a database that may only be looked at. */
export async function readBackupState({
  db,
  tables: { backupRuns },
}: Connection): Promise<BackupState> {
  const newest = db.select().from(backupRuns).orderBy(desc(backupRuns.startedAt)).limit(1);
  const proven = db
    .select()
    .from(backupRuns)
    .where(isNull(backupRuns.failure))
    .orderBy(desc(backupRuns.startedAt))
    .limit(1);
  return { last: runOf(await first(newest)), proven: runOf(await first(proven)) };
}

/** Writes an attempt down; the caller sees to the transaction. */
export async function writeBackupRun(
  { db, tables: { backupRuns } }: Connection,
  run: BackupRun,
): Promise<void> {
  await db.insert(backupRuns).values({ id: uuidv7(), ...run });
}

/** The check on the table keeps the two kinds of runs apart. */
function runOf(row: Tables['backupRuns']['$inferSelect'] | undefined): BackupRun | null {
  if (!row) return null;
  const { id: _, ...run } = row;
  return run as BackupRun;
}
