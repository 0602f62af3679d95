import type { Db } from './db';

/**
 * What a write depends on and changes (`order …`, `payment …`); a function where that must be looked
 * up first: only an engine that locks by it asks.
 */
export type Topics = readonly string[] | (() => Promise<readonly string[]>);

/**
 * How a use case reads and writes. Writes about the same happen one after another. SQLite does so
 * with all of them, whatever they are about; an engine with several writers will lock by it.
 *
 * A unit of work awaits its queries and nothing else, one query at a time. It may be run again from
 * the beginning, so it changes nothing outside the database.
 */
export type UnitOfWork = {
  /** One consistent look at what is committed. */
  read<T>(look: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One durable transaction: kept as a whole when this resolves, and not at all when it rejects.
   * Rejects with what `work` or one of its queries rejects with, or with `StoreBusy`.
   */
  write<T>(about: Topics, work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * The same for a write that takes away what may be personal: resolves after what was overwritten
   * is gone from the files too, or is known to be held there by another process.
   */
  erase<T>(about: Topics, work: (db: Db) => Promise<T>): Promise<T>;
};
