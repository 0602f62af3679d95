import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { BUSY_TIMEOUT_MS } from './open';

/** A reader that only looks at something is gone by then. */
const RETRY_FOR_MS = 1_000;
const RETRY_PAUSE_MS = 50;

/**
 * The write-ahead log of a database. What is overwritten in the database stays in its files until
 * the log is emptied, and that cannot be done while another process reads
 * (sqlite.org/pragma.html, wal_checkpoint). Emptying never waits for a lock.
 */
export class WriteAheadLog {
  private heldSince: Date | null = null;
  private readonly client: Database.Database;

  /** What the process before this one has left in the log may be something that it erased. */
  constructor(client: Database.Database) {
    this.client = client;
    if (!this.isEmptied()) this.heldSince = new Date();
  }

  /**
   * Since when something erased may be left in the files, because the log could not be emptied;
   * null when nothing is.
   */
  get erasedHeldSince(): Date | null {
    return this.heldSince;
  }

  /**
   * Empties the log after an erasure, for a second at most. Never rejects: a log that is not empty
   * then counts as held until `empty` has done it.
   */
  async emptyAfterErasure(): Promise<void> {
    const startedAt = new Date();
    // Between two turns of the event loop no transaction of this process is open.
    await nextTurn();
    while (!this.isEmptied()) {
      this.heldSince ??= startedAt;
      if (Date.now() - startedAt.getTime() > RETRY_FOR_MS) return;
      await sleep(RETRY_PAUSE_MS);
    }
  }

  /**
   * Empties the log unless another process reads it; returns whether it did. Throws when the disk
   * fails.
   */
  empty(): boolean {
    this.client.pragma('busy_timeout = 0');
    try {
      const [{ busy }] = this.client.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
      if (busy === 0) this.heldSince = null;
      return busy === 0;
    } finally {
      this.client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  private isEmptied(): boolean {
    try {
      return this.empty();
    } catch {
      // `empty` is called again, and there the error is reported.
      return false;
    }
  }
}
