import { and, eq, gte, inArray, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import { owing } from './notifications';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { orders, paymentEvents, paymentReturns } from './schema';

/** A link that ran out so long ago is not paid by any more. */
const STUCK_FOR_MS = 30 * 86_400_000;

/** The part of the store that knows who came back from paying while no payment event has come. */
export function returnMethods(
  db: SqliteDb,
  group: GroupCommit,
): Pick<Store, 'noteReturn' | 'waitsSince' | 'alertOfStuck'> {
  const known = (orderId: string) => eq(paymentReturns.orderId, orderId);
  return {
    noteReturn: async ({ id: orderId }, at) => {
      const last = db
        .select({ isOver: sql<number>`${WAIT_IS_OVER}` })
        .from(paymentReturns)
        .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
        .where(known(orderId))
        .get();
      if (last && !last.isOver) return;
      const anew = { target: paymentReturns.orderId, set: { at, lookedAt: null } };
      await group.write((db) => {
        db.insert(paymentReturns).values({ orderId, at }).onConflictDoUpdate(anew).run();
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
      return await group.write((db) => {
        const stuck = stuckOrders(db, before);
        const owe = owing(db);
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

const OF_MONEY = inArray(paymentEvents.status, ['paid', 'refunded', 'unknown']);
const SINCE_THEN = gte(paymentEvents.receivedAt, paymentReturns.at);

/**
 * Whether a payment event has told what became of the payment that a buyer came back from. A refused
 * attempt before it has not: the next one may have succeeded.
 */
export const HEARD_OF = hasPaymentEvent(or(OF_MONEY, SINCE_THEN));

/**
 * A payment event has come and told of no money, so who comes back after it waits anew. Before one the
 * first return counts: the address of a return can be opened again and again.
 */
const WAIT_IS_OVER = and(hasPaymentEvent(SINCE_THEN), not(hasPaymentEvent(OF_MONEY)));

function hasPaymentEvent(condition: SQL | undefined): SQL {
  const ofOrder = sql`${paymentEvents.orderNumber} = ${orders.number}`;
  return sql`exists (select 1 from ${paymentEvents} where ${and(ofOrder, condition)})`;
}

/** The buyer came back from paying by `before`, and nothing is known of the money. */
export function isStuck(before: Date) {
  return and(
    ...[isNull(orders.paidAt), isNull(orders.refundedAt), isNull(orders.erasedAt)],
    eq(orders.isTest, false),
    gte(orders.payableUntil, new Date(before.getTime() - STUCK_FOR_MS)),
    lte(paymentReturns.at, before),
    not(HEARD_OF),
  );
}

/** The query of their ids, to look among other orders. */
export function stuckOrderIds(db: SqliteDb, before: Date) {
  return db
    .select({ id: orders.id })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(isStuck(before));
}

function stuckOrders(db: SqliteDb, before: Date) {
  return db
    .select({ order: orders })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(and(isDue(before), isStuck(before)))
    .all()
    .map(({ order }) => orderFromRow(order));
}
