import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { bigint, boolean, customType, integer, pgTable } from 'drizzle-orm/pg-core';

export { check, index, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';

export const table = pgTable;

/** PostgreSQL holds no NUL and no half of a character in a text; a stranger's body may have them. */
export const withoutNul = (text: string) => text.replaceAll('\u0000', '\ufffd').toWellFormed();

/** Compared byte by byte, as SQLite does, whatever the locale of the database. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
  toDriver: (value: string | null) => (value === null ? null : withoutNul(value)) as string,
});

export const whole = (name: string) => integer(name);

/** A whole number beyond 32 bits, such as an id of Telegram. */
export const big = (name: string) => bigint(name, { mode: 'number' });

/** A point in time, to the millisecond. Unlike the library's own, a placeholder of it may be null. */
export const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (at: Date | null) => (at === null ? null : at.toISOString()) as string,
  fromDriver: (text) => new Date(text),
});

export const flag = (name: string) => boolean(name);

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

const printable = (_key: string, value: unknown) =>
  typeof value === 'string' ? withoutNul(value) : value;

/** The driver has parsed it by the time it is read; the library's own would parse texts once more. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => (value === null ? null : JSON.stringify(value, printable)),
  fromDriver: (value) => value,
});

/** The key of a table that counts up by itself; some engines may give out the last one once more. */
export const counter = (name: string, _engine: { isReused: boolean }) =>
  bigint(name, { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();

/** Whether a flag is set, as the text of an index says it. */
export const holds = (flag: SQLWrapper): SQL => sql`${flag}`;

/** Whether a text looks like a calendar date, YYYY-MM-DD. */
export const isDate = (column: SQLWrapper): SQL =>
  sql`${column} ~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$'`;

/**
 * Payments that count as an order's money and have an id to tell them apart by; the same ids as
 * `isPaymentId` knows.
 */
export const paysAnOrder = sql.raw("kind = 'paid' and payment_id ~ '^[1-9][0-9]{0,19}$'");
