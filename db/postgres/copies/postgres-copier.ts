import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { Client, type ClientBase } from 'pg';
import { DamagedCopy, type RowCounts } from '../../backup/copy-facts';
import type { Copier, Proof } from '../../backup/make-backup';
import { pack, unpack } from '../../backup/packing';
import { type ClientPrograms, programsFor } from './client-programs';
import { connected } from './connected';
import { countRows, isSame, SCHEMA } from './count-rows';
import { examineDump } from './dump-facts';
import { knownErased } from './known-erased';
import { type Environment, programEnvironment, withDatabase } from './program-environment';
import { restoreInto } from './restore-into';
import { ProgramFailed, runProgram } from './run-program';
import { dropScratch, makeScratch } from './scratch-database';

/** What copies of a database are called by, whatever its name is; those of no other are. */
export function copyName(url: string): string {
  const { database } = new Client({ connectionString: url });
  const name = database ?? 'database';
  const inFile = name.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, '_');
  if (inFile === name) return name;
  return `${inFile}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

type Terms = {
  /** Of this process, for the programs it starts. */
  environment: Environment;
  /** Aborted when another process may have begun to copy; then this one ends and names nothing. */
  lost: AbortSignal;
};

/**
 * Copies a database of a server by `pg_dump`. The copy is compared, table by table, with the very
 * snapshot that was copied.
 */
export function postgresCopier(url: string, { environment, lost }: Terms): Copier {
  return {
    database: copyName(url),
    kind: 'dump',
    copyInto: (work) =>
      connected(url, async (client) => {
        const programs = await programsFor(client);
        const packed = path.join(work, 'packed.gz');
        const copied = { packed, url, environment, lost };
        const { counts, erased } = await dumpSnapshot(client, programs.dump, copied);
        const proof = await prove(client, { ...copied, counts, programs });
        lost.throwIfAborted();
        return { packed, orders: counts.orders ?? 0, proof, erased };
      }),
  };
}

type Copied = Terms & { packed: string; url: string };

/** The snapshot lives as long as the transaction that looks at it (`pg_export_snapshot`). */
async function dumpSnapshot(client: ClientBase, program: string, copied: Copied) {
  const { packed, url, environment, lost } = copied;
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query('select pg_export_snapshot() as snapshot');
    const counts = await countRows(client);
    const erased = await knownErased(client);
    const args = [
      '--format=custom',
      '--compress=0',
      `--schema=${SCHEMA}`,
      `--snapshot=${rows[0].snapshot}`,
      '--no-password',
    ];
    await runProgram(program, args, {
      environment: programEnvironment(url, environment),
      take: (stdout) => pack(stdout, packed),
      lost,
    });
    return { counts, erased };
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

type Copy = Copied & { counts: RowCounts; programs: ClientPrograms };

async function prove(client: ClientBase, copy: Copy): Promise<Proof> {
  const scratch = await makeScratch(client, 'checking');
  try {
    const counts = scratch ? await restoredCounts(scratch, copy) : await readCounts(copy);
    if (isSame(counts, copy.counts)) return scratch ? 'opened' : 'read';
    throw new DamagedCopy('the copy has other rows than the database');
  } finally {
    if (scratch) await dropScratch(client, scratch);
  }
}

async function restoredCounts(
  scratch: string,
  { packed, url, environment, lost, programs }: Copy,
): Promise<RowCounts> {
  const feed = (stdin: Writable) => unpack(packed, stdin);
  const { restore } = programs;
  await restoreInto(scratch, { restore, url, environment, feed, lost }).catch((cause: unknown) => {
    if (!(cause instanceof ProgramFailed)) throw cause;
    throw new DamagedCopy('the copy does not restore', { cause });
  });
  return connected(withDatabase(url, scratch), countRows);
}

async function readCounts({ packed, url, environment, programs }: Copy): Promise<RowCounts> {
  const own = programEnvironment(url, environment);
  const feed = (stdin: Writable) => unpack(packed, stdin);
  return (await examineDump(programs.restore, own, feed)).counts;
}
