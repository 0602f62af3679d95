import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { backupFileName, readBackupFileName } from '@/lib/admin/backups/backup-file';
import type { BackupFailure, BackupRun } from '@/lib/admin/backups/backup-run';
import { outdatedBackups } from '@/lib/admin/backups/outdated-backups';
import { type CopyFacts, countRows, DamagedCopy, examineCopy, isBetween } from './copy-facts';
import { unpackBackup } from './unpack-backup';

const WORK = '.making-';
/** A folder of work so old is left over from a process that was killed. */
const LEFT_OVER_MS = 3_600_000;
/** How long a copy waits for a lock of the shop's. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * Copies a database that may be in use, proves the copy and only then gives it its name: whatever
 * in the folder is named like a copy has been opened again and compared. Old copies of the same
 * database go. Returns what became of it; `error` is for the operator.
 */
export async function makeBackup(
  databaseFile: string,
  folder: string,
  clock: () => Date,
): Promise<{ run: BackupRun; error?: unknown }> {
  const startedAt = clock();
  try {
    const made = await makeProven(databaseFile, folder, startedAt);
    return { run: { startedAt, finishedAt: clock(), failure: null, ...made } };
  } catch (error) {
    const nothing = { fileName: null, bytes: null, orders: null };
    const failure = failureOf(error);
    return { run: { startedAt, finishedAt: clock(), failure, ...nothing }, error };
  }
}

async function makeProven(databaseFile: string, folder: string, madeAt: Date) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftOvers(folder, madeAt);
  const work = await mkdtemp(path.join(folder, WORK));
  try {
    const packed = path.join(work, 'packed.gz');
    const isWhole = copyInto(databaseFile, path.join(work, 'copy.sqlite'));
    await pack(path.join(work, 'copy.sqlite'), packed);
    await rm(path.join(work, 'copy.sqlite'));
    const facts = await prove(packed, path.join(work, 'opened.sqlite'), isWhole);
    const database = path.basename(databaseFile).replace(/\.sqlite$/, '');
    const fileName = backupFileName(database, madeAt);
    await rename(packed, path.join(folder, fileName));
    await sync(folder);
    await removeOutdated(folder, database);
    const { size: bytes } = await stat(path.join(folder, fileName));
    return { fileName, bytes, orders: facts.counts.orders ?? 0 };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Copies what is committed (sqlite.org/lang_vacuum.html §3); returns how to know it again. */
function copyInto(databaseFile: string, target: string): (copy: CopyFacts) => boolean {
  const options = { readonly: true, fileMustExist: true, timeout: LOCK_TIMEOUT_MS };
  const client = new Database(databaseFile, options);
  try {
    const before = countRows(client);
    client.prepare('vacuum into ?').run(target);
    const after = countRows(client);
    return ({ counts }) => isBetween(counts, before, after);
  } finally {
    client.close();
  }
}

async function pack(file: string, packed: string): Promise<void> {
  const into = createWriteStream(packed, { mode: 0o600, flush: true });
  await pipeline(createReadStream(file), createGzip(), into);
}

async function prove(packed: string, opened: string, isWhole: (copy: CopyFacts) => boolean) {
  await unpackBackup(packed, opened);
  const facts = examineCopy(opened);
  if (!isWhole(facts)) throw new DamagedCopy('the copy has other rows than the database');
  return facts;
}

/** A name in a folder is durable once the folder itself is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeOutdated(folder: string, database: string): Promise<void> {
  const files = (await readdir(folder)).flatMap((name) => readBackupFileName(name) ?? []);
  const ofThisOne = files.filter((file) => file.database === database);
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
  const code = String((error as { code?: unknown }).code);
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return 'space';
  return /^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT)$/.test(code) ? 'folder' : 'other';
}
