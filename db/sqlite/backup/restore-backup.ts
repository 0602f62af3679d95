import { existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { CopyFacts } from '../../backup/copy-facts';
import { type Prepared, prepareRestored } from '../../backup/prepare-restored';
import type { Restored, RestoreOptions, RestoreOutcome } from '../../backup/restore-outcome';
import {
  addTombstonesBeside,
  type Erased,
  tombstonesBeside,
  tombstonesFile,
} from '../../backup/tombstones-file';
import { migrationCount } from '../bring-up-to-date';
import { erasedIn } from '../erasure/tombstones';
import { lockDatabase } from '../lock';
import { openSqlite, openSqliteReadOnly } from '../open';
import { examineCopy, readFacts } from './copy-facts';
import { unpackInto } from './sqlite-copier';

const OWNER_ONLY = 0o600;

/**
 * Puts a copy in place of the database, or with `replace: false` only says what that would do.
 * The copy is proven first; nothing is touched while the shop has the database, and what is
 * replaced is kept beside it. Throws `DamagedCopy` of a copy that is not whole.
 */
export async function restoreBackup(
  packed: string,
  databaseFile: string,
  { replace, at }: RestoreOptions,
): Promise<RestoreOutcome> {
  const folder = path.dirname(path.resolve(databaseFile));
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(path.join(folder, '.restoring-'));
  const lock = lockDatabase(databaseFile);
  try {
    const copyFileName = path.join(work, 'copy.sqlite');
    if (packed.endsWith('.gz')) await unpackInto(packed, copyFileName);
    else await copyFile(packed, copyFileName);
    // A copy takes over who may read the file it is of.
    await chmod(copyFileName, OWNER_ONLY);
    const copy = examineCopy(copyFileName);
    if (copy.migrations > migrationCount()) return { kind: 'from_newer_version' };
    const isThere = existsSync(databaseFile);
    const erased = isThere ? knownErased(databaseFile) : null;
    const besideIt = tombstonesFile(databaseFile);
    const tombstones = { file: besideIt, isThere: existsSync(besideIt) };
    const plan = {
      copy,
      present: isThere ? presentFacts(databaseFile) : null,
      isThere,
      knowsErased: erased !== null || tombstones.isThere,
      tombstones,
      migrations: migrationCount(),
    };
    if (!replace) return { kind: 'planned', plan, isRunning: lock === null, mayCreate: true };
    if (!lock) return { kind: 'in_use' };
    if (erased) addTombstonesBeside(databaseFile, erased);
    const restored = await putInPlace(copyFileName, databaseFile, packed, at);
    return { kind: 'restored', plan, restored };
  } finally {
    lock?.release();
    await rm(work, { recursive: true, force: true });
  }
}

/** `file` is whole and of this version or an earlier one; the shop does not run. */
async function putInPlace(
  file: string,
  databaseFile: string,
  packed: string,
  at: Date,
): Promise<Restored> {
  const connection = openSqlite(file);
  const { client } = connection;
  let prepared: Prepared;
  try {
    client.exec('begin immediate');
    const erased = tombstonesBeside(databaseFile);
    prepared = await prepareRestored(connection, { erased, from: packed, at });
    client.exec('commit');
    client.pragma('wal_checkpoint(truncate)');
  } finally {
    client.close();
  }
  const folder = path.dirname(path.resolve(databaseFile));
  const replaced = await keepReplaced(databaseFile, at);
  await rename(file, databaseFile);
  await sync(folder);
  return { ...prepared, replaced, unset: [] };
}

/** Null where it does not read, which is what a restore is for. */
function knownErased(databaseFile: string): Erased | null {
  try {
    const { client } = openSqliteReadOnly(databaseFile);
    try {
      return erasedIn(client);
    } finally {
      client.close();
    }
  } catch {
    return null;
  }
}

/**
 * Keeps the database of now under another name, without a moment in which there is none. The log
 * beside it goes along: left in place it would be taken for the restored database's own.
 */
async function keepReplaced(databaseFile: string, at: Date): Promise<string | null> {
  if (!existsSync(databaseFile)) return null;
  const kept = `${databaseFile}.replaced-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  // Another name of the same file needs neither room nor time; not every disk knows such.
  await link(databaseFile, kept).catch(() => copyFile(databaseFile, kept));
  await chmod(kept, OWNER_ONLY);
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(databaseFile + ending)) await rename(databaseFile + ending, kept + ending);
  }
  return kept;
}

function presentFacts(databaseFile: string): CopyFacts | null {
  let client: Database.Database | null = null;
  try {
    client = new Database(databaseFile, { readonly: true, timeout: 5_000 });
    return readFacts(client);
  } catch {
    // That it does not read is what a restore is for.
    return null;
  } finally {
    client?.close();
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
