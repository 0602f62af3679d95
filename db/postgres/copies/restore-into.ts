import type { Writable } from 'node:stream';
import { connected } from './connected';
import { SCHEMA } from './count-rows';
import { type Environment, programEnvironment, withDatabase } from './program-environment';
import { runProgram } from './run-program';

type Restoring = {
  /** The program that restores. */
  restore: string;
  url: string;
  environment: Environment;
  feed(stdin: Writable): Promise<void>;
  /** Ends it when it is aborted. */
  lost?: AbortSignal;
};

/**
 * Restores what is the shop's in a copy into an empty database of the server, with its constraints
 * and indexes. Who owned what and who might read it does not come along: all of it is its user's.
 */
export async function restoreInto(
  database: string,
  { restore, url, environment, feed, lost }: Restoring,
): Promise<void> {
  const there = withDatabase(url, database);
  await connected(there, (client) => client.query('create extension if not exists pg_trgm'));
  const args = [
    `--dbname=${database}`,
    `--schema=${SCHEMA}`,
    '--no-owner',
    '--no-privileges',
    '--exit-on-error',
    '--no-password',
  ];
  const own = programEnvironment(there, environment);
  await runProgram(restore, args, { environment: own, feed, lost });
}
