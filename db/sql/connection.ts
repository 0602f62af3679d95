import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Tables } from './schema';
import type { Words } from './words';

/**
 * What builds and runs queries, typed as PostgreSQL's: `select`, `insert`, `update`, `delete`,
 * `returning` and `on conflict` are the same text on every engine, and each query is awaited.
 */
export type SqlDb = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The numbers of erased orders, which outlive a database that is put back from an older copy. */
export type Tombstones = {
  has(number: string): boolean | Promise<boolean>;
  /** Durable before the erasure itself is committed. */
  add(numbers: readonly string[], at: Date): void | Promise<void>;
};

/** One connection to a database, with the tables and the words of its engine. */
export type Connection = {
  db: SqlDb;
  tables: Tables;
  words: Words;
  /** Who works on this connection: the same process, also when it has started anew. */
  instance: string;
  tombstones: Tombstones;
};
