import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  blob,
  customType,
  integer,
  sqliteTable,
  text as sqliteText,
} from 'drizzle-orm/sqlite-core';

export { check, index, primaryKey, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const table = sqliteTable;

export const text = (name: string) => sqliteText(name);

export const whole = (name: string) => integer(name);

/** Whole numbers have 64 bits. */
export const big = whole;

/** Milliseconds since 1970. Unlike the library's own, a placeholder of it may be null. */
export const instant = customType<{ data: Date; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (at: Date | null) => (at === null ? null : at.getTime()) as number,
  fromDriver: (ms) => new Date(ms),
});

export const flag = (name: string) => integer(name, { mode: 'boolean' });

export const bytes = (name: string) => blob(name, { mode: 'buffer' });

export const json = (name: string) => sqliteText(name, { mode: 'json' });

/** The key of a table that counts up by itself; where it is not reused, a deleted one never returns. */
export const counter = (name: string, { isReused }: { isReused: boolean }) =>
  isReused ? integer(name).primaryKey() : integer(name).primaryKey({ autoIncrement: true });

/** Whether a flag is set, as the text of an index says it. */
export const holds = (flag: SQLWrapper): SQL => sql`${flag} = 1`;

/** Whether a text looks like a calendar date, YYYY-MM-DD. */
export const isDate = (column: SQLWrapper): SQL =>
  sql`${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

/**
 * Payments that count as an order's money and have an id to tell them apart by; the same ids as
 * `isPaymentId` knows.
 */
export const paysAnOrder = sql.raw(
  "kind = 'paid' and payment_id glob '[1-9]*' and payment_id not glob '*[^0-9]*' and length(payment_id) <= 20",
);
