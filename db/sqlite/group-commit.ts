import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { StoreBusy } from '@/lib/store/store';
import type { SqliteConnection } from './open';
import { Turn } from './turn';
import { WriteAheadLog } from './write-ahead-log';

const LOCK_TIMEOUT_MS = 3_000;
const LOCK_PAUSE_MS = 20;
const MAX_GROUP_SIZE = 256;
/** A group waits for more only while more keep coming, and never longer than this. */
const MAX_TURNS = 5;

type Work<T> = (on: SqliteConnection) => T | Promise<T>;
type Job = {
  run: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (e: unknown) => void;
};
type Done = { job: Job; value: unknown } | { job: Job; error: unknown };

/**
 * Writes that arrive in one turn of the event loop, or in turns right after it, share one durable
 * transaction, a savepoint each: one that throws takes only itself back. A write resolves after
 * the commit, never before.
 *
 * A write may await its queries and nothing else. Every await is then a microtask, so a transaction
 * begins and ends in one turn of the event loop: nobody else runs while it is open.
 */
export class GroupCommit {
  private queue: Job[] = [];
  private flushing: Promise<void> | null = null;
  readonly log: WriteAheadLog;
  /** The connection that writes. */
  readonly connection: SqliteConnection;
  private readonly client: Database.Database;
  private readonly run: Record<'savepoint' | 'release' | 'undo', Database.Statement>;

  constructor(connection: SqliteConnection) {
    const { client } = connection;
    this.connection = connection;
    this.client = client;
    this.log = new WriteAheadLog(client);
    this.run = {
      savepoint: client.prepare('savepoint part'),
      release: client.prepare('release part'),
      undo: client.prepare('rollback to part'),
    };
  }

  /** Runs `write` inside the next group; rejects as `UnitOfWork.write` does. */
  write<T>(write: Work<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.queue.push({ run: write, resolve, reject });
    this.flushing ??= this.flush();
    return promise as Promise<T>;
  }

  /**
   * The same for a write that takes away what may be personal: resolves after the log of the
   * database was emptied too, or is known to be held by another process.
   */
  async erase<T>(write: Work<T>): Promise<T> {
    const value = await this.write(write);
    await this.log.emptyAfterErasure();
    return value;
  }

  /** Resolves when everything written so far is committed or rejected. */
  async drained(): Promise<void> {
    await this.flushing;
  }

  private async flush(): Promise<void> {
    while (this.queue.length > 0) {
      await this.gathered();
      const refusal = await this.begin();
      const group = this.queue.splice(0, MAX_GROUP_SIZE);
      if (refusal) for (const job of group) job.reject(refusal);
      else await this.commit(group);
    }
    this.flushing = null;
  }

  /** Resolves after the first turn of the event loop that has brought no further write. */
  private async gathered(): Promise<void> {
    let before = 0;
    for (let turn = 0; turn < MAX_TURNS && this.queue.length > before; turn += 1) {
      before = this.queue.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Returns why no transaction could begin, or null when one has. */
  private async begin(): Promise<unknown> {
    const giveUpAt = Date.now() + LOCK_TIMEOUT_MS;
    for (;;) {
      try {
        if (this.client.inTransaction) this.client.exec('rollback');
        this.client.exec('begin immediate');
        return null;
      } catch (error) {
        if (!isBusy(error)) return error;
        if (Date.now() > giveUpAt) return new StoreBusy('the database is locked', { cause: error });
        await sleep(LOCK_PAUSE_MS);
      }
    }
  }

  private async commit(group: Job[]): Promise<void> {
    const turn = new Turn();
    try {
      const done: Done[] = [];
      for (const job of group) done.push(await this.runOne(job, turn));
      this.client.exec('commit');
      for (const one of done) {
        if ('error' in one) one.job.reject(one.error);
        else one.job.resolve(one.value);
      }
    } catch (error) {
      this.undo();
      for (const job of group) job.reject(error);
    } finally {
      turn.end();
    }
  }

  /** Nobody may read what was not committed. Where the disk refuses even this, the next one tries. */
  private undo(): void {
    try {
      if (this.client.inTransaction) this.client.exec('rollback');
    } catch {
      // The next `begin` tries again and tells its error to anyone who waits for it.
    }
  }

  /** Runs a write that may fail without the rest: its changes are undone then. */
  private async runOne(job: Job, turn: Turn): Promise<Done> {
    this.run.savepoint.run();
    try {
      const value = await job.run(this.connection);
      turn.assertSame();
      this.run.release.run();
      return { job, value };
    } catch (error) {
      this.run.undo.run();
      this.run.release.run();
      return { job, error };
    }
  }
}

/**
 * Codes are extended ones: SQLITE_BUSY_RECOVERY, when another process recovers the log, is a lock
 * too.
 */
function isBusy(error: unknown): boolean {
  return /^SQLITE_BUSY(?:_|$)/.test(String((error as { code?: unknown }).code));
}
