import { and, eq, gte, inArray, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { Store } from '../store';
import type { GroupCommit } from './group-commit';
import type { Owe } from './notifications';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { orders, paymentNotices, paymentReturns } from './schema';

/** The part of the store that knows who came back from paying while no notice has come. */
export function returnMethods(
  db: SqliteDb,
  group: GroupCommit,
  owe: Owe,
): Pick<Store, 'noteReturn' | 'waitsSince' | 'alertOfStuck'> {
  const known = (orderId: string) => eq(paymentReturns.orderId, orderId);
  return {
    noteReturn: async ({ id: orderId }, at) => {
      if (db.select().from(paymentReturns).where(known(orderId)).get()) return;
      await group.write(() => {
        db.insert(paymentReturns).values({ orderId, at }).onConflictDoNothing().run();
      });
    },
    waitsSince: async ({ id }) => {
      const returned = db
        .select({ at: paymentReturns.at })
        .from(paymentReturns)
        .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
        .where(and(known(id), not(HEARD_OF)))
        .get();
      return returned?.at ?? null;
    },
    alertOfStuck: async (before, owed, at) => {
      if (!db.select().from(paymentReturns).where(isDue(before)).limit(1).get()) return [];
      return await group.write(() => {
        const stuck = stuckOrders(db, before);
        for (const order of stuck) owe({ orderId: order.id }, owed, at);
        db.update(paymentReturns).set({ lookedAt: at }).where(isDue(before)).run();
        return stuck;
      });
    },
  };
}

function isDue(before: Date) {
  return and(isNull(paymentReturns.lookedAt), lte(paymentReturns.at, before));
}

/**
 * Whether a notice has told what became of the payment that a buyer came back from. A refused
 * attempt before it has not: the next one may have succeeded.
 */
export const HEARD_OF = sql`exists (select 1 from ${paymentNotices} where ${and(
  sql`${paymentNotices.orderNumber} = ${orders.number}`,
  or(
    inArray(paymentNotices.status, ['paid', 'refunded', 'unknown']),
    gte(paymentNotices.receivedAt, paymentReturns.at),
  ),
)})`;

/** An order whose buyer came back from paying, and nothing is known of the money. */
export const WAITS_FOR_NOTICE = and(
  ...[isNull(orders.paidAt), isNull(orders.refundedAt), isNull(orders.erasedAt)],
  eq(orders.isTest, false),
  not(HEARD_OF),
);

function stuckOrders(db: SqliteDb, before: Date) {
  return db
    .select({ order: orders })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(and(isDue(before), WAITS_FOR_NOTICE))
    .all()
    .map(({ order }) => orderFromRow(order));
}
