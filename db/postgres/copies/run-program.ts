import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { OwnError } from '@/lib/own-error';
import { printable } from '@/lib/printable';
import type { Environment } from './program-environment';

/** A program of PostgreSQL ended badly; `message` says which, and holds no row of the database. */
export class ProgramFailed extends OwnError {
  override readonly name = 'ProgramFailed';
}

type Streams = {
  environment: Environment;
  /** Gives the program what it reads. */
  feed?(stdin: Writable): Promise<void>;
  /** Takes what it writes. */
  take?(stdout: Readable): Promise<void>;
  /** Ends the program when it is aborted. */
  lost?: AbortSignal | undefined;
};

const MAX_SAID = 4_000;
const MAX_TOLD = 300;

/**
 * Runs a program to its end; rejects with why it was aborted, with what fed or took failed with, or
 * with `ProgramFailed`.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { environment, feed, take, lost }: Streams,
): Promise<void> {
  // Typed as that of this process, which it is not.
  const env = environment as NodeJS.ProcessEnv;
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'], signal: lost });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(0, MAX_SAID);
  });
  // Of a program that ends before it has read all, the exit code tells.
  child.stdin.on('error', () => undefined);
  if (!feed) child.stdin.end();
  if (!take) child.stdout.resume();
  const [fed, taken, end] = await Promise.allSettled([
    feed?.(child.stdin),
    take?.(child.stdout),
    ended,
  ]);
  lost?.throwIfAborted();
  const failures = [fed, taken, end].flatMap((one) =>
    one.status === 'rejected' ? one.reason : [],
  );
  const own = failures.find((error) => !isBrokenPipe(error));
  if (own) throw own;
  if (end.status === 'fulfilled' && end.value[0] !== 0) throw failed(program, said);
  if (failures.length > 0) throw failures[0];
}

function isBrokenPipe(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}

/** What `pg_restore` says may quote a row; the name of the entry that failed does not. */
function failed(program: string, said: string): ProgramFailed {
  const name = path.basename(program);
  const entry = /from TOC entry \d+; \d+ \d+ ([A-Z ]+ \w+)/.exec(said)?.[1];
  const line = name === 'pg_dump' ? /^pg_dump: error: (.*)$/m.exec(said)?.[1] : entry;
  const told = line ? `: ${printable(line).slice(0, MAX_TOLD)}` : '';
  return new ProgramFailed(`${name} не справился${told}`);
}
