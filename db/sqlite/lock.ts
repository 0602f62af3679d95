import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { OwnError } from '@/lib/own-error';

/**
 * Says to every process of this machine that one works with a database file: an exclusive lock on
 * `FILE.lock` beside it. The system itself takes the lock back when the process ends, however it
 * ends, so a file that is left over locks nothing and no id of a dead process misleads anybody.
 */
export type DatabaseLock = { release(): void };

/** Another process works with the database. */
export class DatabaseInUse extends OwnError {
  override readonly name = 'DatabaseInUse';
}

const PAUSE_MS = 50;

/** Takes the lock, or answers null when another process has it. */
export function lockDatabase(file: string): DatabaseLock | null {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const client = new Database(`${file}.lock`, { timeout: 0 });
  try {
    // SQLite says it has a lock, and has none, on a file that it may only read.
    accessSync(`${file}.lock`, constants.W_OK);
    client.exec('begin exclusive');
    return { release: () => client.close() };
  } catch (error) {
    client.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
}

/**
 * Returns the id of the process that has the lock, as the system knows it; null where no process
 * has it, or the system does not say (only Linux does, and not across containers).
 */
export function lockHolder(file: string): number | null {
  try {
    const { ino } = statSync(`${file}.lock`);
    const locks = readFileSync('/proc/locks', 'utf8');
    const pid = new RegExp(`^.* WRITE (\\d+) \\S+:${ino} `, 'm').exec(locks)?.[1];
    return Number(pid) || null;
  } catch {
    return null;
  }
}

/**
 * Takes the lock for as long as the shop runs; waits for one that is about to stop, and rejects
 * with `DatabaseInUse` when it does not.
 */
export async function ownDatabase(file: string, timeoutMs: number): Promise<DatabaseLock> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const lock = lockDatabase(file);
    if (lock) return lock;
    if (Date.now() > giveUpAt) throw new DatabaseInUse('another process has the database');
    await sleep(PAUSE_MS);
  }
}
