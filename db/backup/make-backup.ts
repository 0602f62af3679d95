import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type BackupKind,
  backupFileName,
  readBackupFileName,
} from '@/lib/admin/backups/backup-file';
import type { BackupFailure, BackupRun } from '@/lib/admin/backups/backup-run';
import { outdatedBackups } from '@/lib/admin/backups/outdated-backups';
import type { Clock } from '@/lib/clock';
import { DamagedCopy } from './copy-facts';
import { LacksPrograms } from './lacks-programs';
import { addTombstonesBeside, type Erased } from './tombstones-file';

const WORK = '.making-';
/** A folder of work so old is left over from a process that was killed. */
const LEFT_OVER_MS = 3_600_000;

/** How a copy was proven: by opening it as a database, or only by reading it from end to end. */
export type Proof = 'opened' | 'read';

/** A packed copy that is proven and has no name yet. */
export type ProvenCopy = {
  packed: string;
  orders: number;
  proof: Proof;
  /** Whom the database knows as erased, where that stands nowhere but in it. */
  erased?: Erased;
};

/** How an engine copies a database that may be in use. */
export type Copier = {
  /** What its copies are called by. */
  database: string;
  kind: BackupKind;
  /**
   * Makes a copy in this folder and proves it. Throws `DamagedCopy` when it is not what the database
   * was, and `LacksPrograms`.
   */
  copyInto(work: string): Promise<ProvenCopy>;
};

/** What became of an attempt; `error` is for the operator. */
export type MadeBackup = { run: BackupRun; proof?: Proof; error?: unknown };

/**
 * Copies a database, proves the copy and only then gives it its name: whatever in the folder is
 * named like a copy has been opened again and compared. Old copies of the same database go.
 */
export async function makeBackup(
  copier: Copier,
  folder: string,
  clock: Clock,
): Promise<MadeBackup> {
  const startedAt = clock();
  try {
    const { proof, ...made } = await makeProven(copier, folder, startedAt);
    return { run: { startedAt, finishedAt: clock(), failure: null, ...made }, proof };
  } catch (error) {
    const nothing = { fileName: null, bytes: null, orders: null };
    const failure = failureOf(error);
    return { run: { startedAt, finishedAt: clock(), failure, ...nothing }, error };
  }
}

async function makeProven(copier: Copier, folder: string, madeAt: Date) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftOvers(folder, madeAt);
  const work = await mkdtemp(path.join(folder, WORK));
  try {
    const { packed, orders, proof, erased } = await copier.copyInto(work);
    if (erased) addTombstonesBeside(path.join(folder, copier.database), erased);
    const fileName = backupFileName(copier.database, copier.kind, madeAt);
    await rename(packed, path.join(folder, fileName));
    await sync(folder);
    await removeOutdated(folder, copier);
    const { size: bytes } = await stat(path.join(folder, fileName));
    return { fileName, bytes, orders, proof };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A name in a folder is durable once the folder itself is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeOutdated(folder: string, { database, kind }: Copier): Promise<void> {
  const files = (await readdir(folder)).flatMap((name) => readBackupFileName(name) ?? []);
  const ofThisOne = files.filter((file) => file.database === database && file.kind === kind);
  for (const { name } of outdatedBackups(ofThisOne)) await rm(path.join(folder, name));
}

async function removeLeftOvers(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(WORK))) {
    const left = path.join(folder, name);
    const { mtimeMs } = await stat(left);
    if (now.getTime() - mtimeMs > LEFT_OVER_MS) await rm(left, { recursive: true, force: true });
  }
}

function failureOf(error: unknown): BackupFailure {
  if (error instanceof DamagedCopy) return 'not_proven';
  if (error instanceof LacksPrograms) return 'programs';
  const code = String((error as { code?: unknown }).code);
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return 'space';
  return /^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT)$/.test(code) ? 'folder' : 'other';
}
