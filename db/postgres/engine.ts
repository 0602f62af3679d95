import type { Pool, PoolClient } from 'pg';
import { OwnError } from '@/lib/own-error';
import { StoreBusy } from '@/lib/store/store';
import type { Topics } from '@/lib/store/unit-of-work';
import type { Connection } from '../sql/connection';
import type { Engine } from '../sql/engine';
import { connectionOn } from './connection';
import { asStoreError, isRepeatable } from './errors';
import { lockTopics } from './topics';

const MAX_TRIES = 20;
const READ = 'begin isolation level repeatable read read only';
const WRITE = 'begin isolation level read committed read write';

type Work<T> = (on: Connection) => Promise<T>;

/**
 * Queries on a PostgreSQL database, which other instances of the shop use too. A write holds its
 * topics from its first statement on, so writes about the same happen one after another on all
 * machines, and each sees what the one before has committed.
 */
export class PostgresEngine implements Engine {
  private readonly pool: Pool;
  private readonly instance: string;
  private readonly inFlight = new Set<Promise<unknown>>();
  /** How often all connections were in use. */
  waits = 0;

  constructor(pool: Pool, instance: string) {
    this.pool = pool;
    this.instance = instance;
  }

  read = <T>(look: Work<T>): Promise<T> => this.tracked(this.once(look));

  write = <T>(about: Topics, work: Work<T>): Promise<T> => this.tracked(this.repeated(about, work));

  /** What was overwritten leaves the files of the server when it vacuums. */
  erase = <T>(about: Topics, work: Work<T>): Promise<T> => this.write(about, work);

  /** Resolves when nothing that was begun is in flight any more. */
  async drained(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.allSettled(this.inFlight);
  }

  private tracked<T>(work: Promise<T>): Promise<T> {
    this.inFlight.add(work);
    const forget = () => this.inFlight.delete(work);
    work.then(forget, forget);
    return work;
  }

  private async once<T>(look: Work<T>): Promise<T> {
    try {
      return await this.transaction(READ, [], look);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  private async repeated<T>(about: Topics, work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        // What must be looked up is looked up before a connection is held.
        const topics = typeof about === 'function' ? await about() : about;
        return await this.transaction(WRITE, topics, work);
      } catch (error) {
        if (tries >= MAX_TRIES || !isRepeatable(error)) throw asStoreError(error);
      }
    }
  }

  private async transaction<T>(
    begin: string,
    topics: readonly string[],
    work: Work<T>,
  ): Promise<T> {
    const client = await this.begun(begin);
    let isBroken = false;
    try {
      const on = connectionOn(client, this.instance);
      await lockTopics(on.db, topics);
      const value = await work(on);
      const { command } = await client.query('commit');
      // A statement failed and the work went on: the server commits nothing, and says only this.
      if (command !== 'COMMIT') throw new OwnError('the transaction was taken back');
      return value;
    } catch (error) {
      await client.query('rollback').catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** A connection with a transaction on it. Those that were lost while nobody used them go. */
  private async begun(begin: string): Promise<PoolClient> {
    for (let tries = 1; ; tries += 1) {
      const client = await this.connect();
      try {
        await client.query(begin);
        return client;
      } catch (error) {
        client.release(true);
        if (tries >= MAX_TRIES) throw error;
      }
    }
  }

  private async connect(): Promise<PoolClient> {
    const connecting = this.pool.connect();
    const { idleCount, waitingCount, totalCount, options } = this.pool;
    if (waitingCount > idleCount + options.max - totalCount) this.waits += 1;
    try {
      return await connecting;
    } catch (error) {
      // Nothing has happened yet, so the same may simply be asked again.
      throw new StoreBusy('no connection to the database', { cause: error });
    }
  }
}
