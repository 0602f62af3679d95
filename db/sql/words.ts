import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { SqlDb } from './connection';

/** What the engines say differently, in one place each. */
export type Words = {
  /** Where a row lies in the order in which rows came; lists without a column for it go by this. */
  place(table: PgTable): SQL<number>;
  /** Whether a flag is set, as the text of an index says it. */
  holds(flag: SQLWrapper): SQL;
  /** The later of two instants. */
  later(one: SQLWrapper, other: SQLWrapper): SQL;
  /** Whether a text, or a JSON value as it is written, contains a piece. */
  contains(text: SQLWrapper, piece: string): SQL;
  /** Whether a column has one of these values, however many they are. */
  isAmong(column: SQLWrapper, values: readonly string[]): SQL;
  /** The day of an instant in Moscow, YYYY-MM-DD. */
  moscowDay(at: SQLWrapper): SQL<string>;
  /** A value by which no index is to be chosen, where an engine would choose the wrong one. */
  withoutIndex<T>(value: SQLWrapper): SQL<T>;
  /** The limit of a query that has none. */
  noLimit: number | null;
  /** Orders in which all these pieces occur, by the index of their words. */
  search(phrases: readonly string[]): OrderSearch;
  /** How much room the database takes. */
  databaseBytes(db: SqlDb): Promise<number>;
  /** Waits until no other transaction gives a place to an order, until the end of this one. */
  lockPlaces(db: SqlDb): Promise<void>;
  /** Moves the orders at this place and behind it on by one. */
  movePlaces(db: SqlDb, from: number): Promise<void>;
};

/** What a search is a query from, what holds of its rows, and the places of their orders. */
export type OrderSearch = { from: SQL; condition: SQL; place: SQL<number> };
