import { createReadStream, existsSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { type CopyFacts, DamagedCopy } from '../../backup/copy-facts';
import { unpack } from '../../backup/packing';
import { type Prepared, prepareRestored } from '../../backup/prepare-restored';
import type { RestoreOptions, RestoreOutcome, RestorePlan } from '../../backup/restore-outcome';
import { type Erased, tombstonesFile } from '../../backup/tombstones-file';
import { connectionOn } from '../connection';
import { migrate, migrationCount } from '../migrate';
import { programsFor } from './client-programs';
import { connected } from './connected';
import { countRows, isSame } from './count-rows';
import { examineDump } from './dump-facts';
import { copyName } from './postgres-copier';
import { erasedBesideCopy, isEmpty, type Present, presentDatabase } from './present-database';
import { type Environment, programEnvironment, withDatabase } from './program-environment';
import { restoreInto } from './restore-into';
import { ProgramFailed } from './run-program';
import { canMakeScratch, dropScratch, makeScratch } from './scratch-database';
import { swapDatabases } from './swap-databases';

/** A copy, and the database in whose place it is to be put. */
type Copy = { file: string; url: string; environment: Environment };

type Examined = {
  plan: RestorePlan;
  present: Present;
  erased: Erased;
  mayCreate: boolean;
  restore: string;
};

/**
 * Puts a copy in place of a database of a server, or with `replace: false` only says what that
 * would do. It is restored into a new database and proven there; only then the two change names,
 * and the former one stays under another. Throws `DamagedCopy` of a copy that is not whole, and
 * `LacksPrograms`.
 */
export async function restoreDump(
  copy: Copy,
  { replace, at }: RestoreOptions,
): Promise<RestoreOutcome> {
  const { url } = copy;
  const examined = await connected(url, (client) => examine(client, copy));
  const { plan, present, mayCreate } = examined;
  if (plan.copy.migrations > migrationCount()) return { kind: 'from_newer_version' };
  if (!replace) return { kind: 'planned', plan, isRunning: present.isInUse, mayCreate };
  if (present.isInUse) return { kind: 'in_use' };
  const incoming = await connected(url, (client) => makeScratch(client, 'restoring'));
  if (!incoming) return { kind: 'may_not_create' };
  const drop = (name: string) => connected(url, (client) => dropScratch(client, name));
  try {
    const prepared = await fill(incoming, copy, examined, at);
    const swapped = await swapDatabases(url, incoming, at);
    if (!swapped) return { kind: 'in_use' };
    const { former, unset } = swapped;
    // Asked only now: during the long restore somebody may have put a table into it. In doubt it stays.
    const isFormerEmpty = await connected(withDatabase(url, former), isEmpty).catch(() => false);
    if (isFormerEmpty) await drop(former);
    const replaced = isFormerEmpty ? null : former;
    return { kind: 'restored', plan, restored: { ...prepared, replaced, unset } };
  } finally {
    await drop(incoming);
  }
}

async function examine(client: Client, { file, url, environment }: Copy): Promise<Examined> {
  const { restore } = await programsFor(client);
  const own = programEnvironment(url, environment);
  const copy = await examineDump(restore, own, (stdin) => feed(file, stdin));
  const present = await presentDatabase(client);
  const { beside, erased } = erasedBesideCopy(file, copyName(url));
  const besideIt = tombstonesFile(beside);
  const plan = {
    copy,
    present: present.facts,
    isThere: present.isThere,
    knowsErased: present.erased !== null,
    tombstones: { file: besideIt, isThere: existsSync(besideIt) },
    migrations: migrationCount(),
  };
  const all = new Map([...erased, ...(present.erased ?? [])]);
  return { plan, present, erased: all, mayCreate: await canMakeScratch(client), restore };
}

/** Restores a copy into a new database, compares it with what was read, and makes it fit to go on. */
async function fill(
  incoming: string,
  { file, url, environment }: Copy,
  { plan, erased, restore }: Examined,
  at: Date,
): Promise<Prepared> {
  const feedIt = (stdin: Writable) => feed(file, stdin);
  await restoreInto(incoming, { restore, url, environment, feed: feedIt }).catch(asDamaged);
  return connected(withDatabase(url, incoming), async (client) => {
    await assertSame(client, plan.copy);
    await migrate(client);
    await client.query('begin');
    const on = connectionOn(client, 'restore');
    for (const [number, when] of erased) await on.tombstones.add([number], when);
    const prepared = await prepareRestored(on, { erased, from: file, at });
    await client.query('commit');
    await client.query('analyze');
    return prepared;
  });
}

async function assertSame(client: Client, { counts }: CopyFacts): Promise<void> {
  if (isSame(await countRows(client), counts)) return;
  throw new DamagedCopy('the restored database has other rows than the copy');
}

function asDamaged(cause: unknown): never {
  if (!(cause instanceof ProgramFailed)) throw cause;
  throw new DamagedCopy('the copy does not restore', { cause });
}

function feed(file: string, stdin: Writable): Promise<void> {
  return file.endsWith('.gz') ? unpack(file, stdin) : pipeline(createReadStream(file), stdin);
}
