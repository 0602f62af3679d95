import { isBackupDue } from '@/lib/admin/backups/backup-due';
import type { Clock } from '@/lib/clock';
import { type Copier, type MadeBackup, makeBackup } from './backup/make-backup';
import { lookAtDatabase } from './look-at-database';
import type { DatabaseAddress } from './open-store';
import { readBackupState, writeBackupRun } from './sql/admin/backups';
import { sqliteCopier } from './sqlite/backup/sqlite-copier';
import { writeFromOutside } from './write-from-outside';

type Options = {
  clock: Clock;
  /** Of this process, for the programs it starts. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Makes one only if the last night has none yet. */
  onlyWhenDue: boolean;
};

export type BackupOutcome =
  | { kind: 'attempted'; made: MadeBackup }
  | { kind: 'not_due' }
  /** Another process is making one. */
  | { kind: 'in_progress' };

/** Copies a database into a folder, proves the copy, and writes down what became of it. */
export async function backUp(
  address: DatabaseAddress,
  folder: string,
  options: Options,
): Promise<BackupOutcome> {
  const attempt = (copier: Copier) => attemptWith(copier, address, folder, options);
  if (address.kind === 'file') return attempt(sqliteCopier(address.file));
  const { url } = address;
  const { aloneAt } = await import('./postgres/copies/connected');
  const { postgresCopier } = await import('./postgres/copies/postgres-copier');
  const { environment } = options;
  const attemptAlone = (lost: AbortSignal) => attempt(postgresCopier(url, { environment, lost }));
  return (await aloneAt(url, 'copy', attemptAlone)) ?? { kind: 'in_progress' };
}

async function attemptWith(
  copier: Copier,
  address: DatabaseAddress,
  folder: string,
  { clock, onlyWhenDue }: Options,
): Promise<BackupOutcome> {
  const state = () => lookAtDatabase(address, ({ read }) => read(readBackupState));
  if (onlyWhenDue && !isBackupDue(await state(), clock())) return { kind: 'not_due' };
  const made = await makeBackup(copier, folder, clock);
  await writeFromOutside(address, (on) => writeBackupRun(on, made.run));
  return { kind: 'attempted', made };
}
