import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type CopyFacts, DamagedCopy } from '../../backup/copy-facts';
import type { Copier } from '../../backup/make-backup';
import { pack, unpack } from '../../backup/packing';
import { countRows, examineCopy, isBetween } from './copy-facts';

/** How long a copy waits for a lock of the shop's. */
const LOCK_TIMEOUT_MS = 10_000;

/** Copies a database file. */
export function sqliteCopier(databaseFile: string): Copier {
  return {
    database: path.basename(databaseFile).replace(/\.sqlite$/, ''),
    kind: 'sqlite',
    copyInto: async (work) => {
      const packed = path.join(work, 'packed.gz');
      const isWhole = copyFile(databaseFile, path.join(work, 'copy.sqlite'));
      await pack(createReadStream(path.join(work, 'copy.sqlite')), packed);
      await rm(path.join(work, 'copy.sqlite'));
      const facts = await prove(packed, path.join(work, 'opened.sqlite'), isWhole);
      return { packed, orders: facts.counts.orders ?? 0, proof: 'opened' };
    },
  };
}

/** Unpacks a copy into a file that is not there yet. */
export function unpackInto(packed: string, target: string): Promise<void> {
  return unpack(packed, createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }));
}

/** Copies what is committed (sqlite.org/lang_vacuum.html §3); returns how to know it again. */
function copyFile(databaseFile: string, target: string): (copy: CopyFacts) => boolean {
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

async function prove(packed: string, opened: string, isWhole: (copy: CopyFacts) => boolean) {
  await unpackInto(packed, opened);
  const facts = examineCopy(opened);
  if (!isWhole(facts)) throw new DamagedCopy('the copy has other rows than the database');
  return facts;
}
