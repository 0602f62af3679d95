import { and, eq, lt, sql } from 'drizzle-orm';
import type { FindAttemptQueries } from '@/lib/store/queries/find-attempts';
import type { Connection } from '../connection';
import { first } from '../first';

const value = sql.placeholder;

export function findAttemptQueries({
  db,
  tables: { findAttempts },
}: Connection): FindAttemptQueries {
  const { number, day, wrong } = findAttempts;
  const failed = db
    .select({ wrong })
    .from(findAttempts)
    .where(and(eq(number, value('number')), eq(day, value('day'))))
    .prepare('failed_attempts');
  const add = db
    .insert(findAttempts)
    .values({ number: value('number'), day: value('day'), wrong: 1 })
    .onConflictDoUpdate({ target: [number, day], set: { wrong: sql`${wrong} + 1` } })
    .prepare('failed_attempt_add');
  return {
    failed: async (ofNumber, onDay) =>
      (await first(failed.execute({ number: ofNumber, day: onDay })))?.wrong ?? 0,
    addFailed: async (ofNumber, onDay) => {
      await add.execute({ number: ofNumber, day: onDay });
    },
    deleteBefore: async (before) => {
      await db.delete(findAttempts).where(lt(day, before));
    },
  };
}
