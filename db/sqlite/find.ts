import { and, eq, lt, sql } from 'drizzle-orm';
import type { Store, VerifiedOrder } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import { findAttempts } from './schema';

/** The part of the store that finds orders for those who lost the link, and counts failed attempts. */
export function findMethods(
  db: SqliteDb,
  group: GroupCommit,
  { byNumber }: OrderStatements,
): Pick<Store, 'verifyBirthDate'> {
  const statements = findStatements(db);
  let sweptOn = '';
  return {
    verifyBirthDate: async (number, { day, mostWrong }, isRight) => {
      const detected = await group.write<VerifiedOrder>(() => {
        if (day !== sweptOn) statements.forgetEarlier.run({ day });
        const known = statements.counted.get({ number, day });
        if (known && known.wrong >= mostWrong) return { kind: 'too_many' };
        const row = byNumber.get({ number });
        const order = row ? orderFromRow(row) : null;
        if (isRight(order) && order) return { kind: 'found', order };
        statements.count.run({ number, day });
        return { kind: 'unknown' };
      });
      // Only what is committed is swept; one look through the table a day is enough.
      sweptOn = day;
      return detected;
    },
  };
}

function findStatements(db: SqliteDb) {
  const value = sql.placeholder;
  return {
    counted: db
      .select({ wrong: findAttempts.wrong })
      .from(findAttempts)
      .where(and(eq(findAttempts.number, value('number')), eq(findAttempts.day, value('day'))))
      .prepare(),
    count: db
      .insert(findAttempts)
      .values({ number: value('number'), day: value('day'), wrong: 1 })
      .onConflictDoUpdate({
        target: [findAttempts.number, findAttempts.day],
        set: { wrong: sql`${findAttempts.wrong} + 1` },
      })
      .prepare(),
    forgetEarlier: db
      .delete(findAttempts)
      .where(lt(findAttempts.day, value('day')))
      .prepare(),
  };
}
