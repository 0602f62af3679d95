import { and, eq, lt, sql } from 'drizzle-orm';
import type { FindAttemptQueries } from '@/lib/store/queries/find-attempts';
import type { SqliteDb } from '../open';
import { findAttempts } from '../schema';

const value = sql.placeholder;

export function findAttemptQueries(db: SqliteDb): FindAttemptQueries {
  const { number, day, wrong } = findAttempts;
  const failed = db
    .select({ wrong })
    .from(findAttempts)
    .where(and(eq(number, value('number')), eq(day, value('day'))))
    .prepare();
  const add = db
    .insert(findAttempts)
    .values({ number: value('number'), day: value('day'), wrong: 1 })
    .onConflictDoUpdate({ target: [number, day], set: { wrong: sql`${wrong} + 1` } })
    .prepare();
  return {
    failed: async (ofNumber, onDay) => failed.get({ number: ofNumber, day: onDay })?.wrong ?? 0,
    addFailed: async (ofNumber, onDay) => {
      add.run({ number: ofNumber, day: onDay });
    },
    deleteBefore: async (before) => {
      db.delete(findAttempts).where(lt(day, before)).run();
    },
  };
}
