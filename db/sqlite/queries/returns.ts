import { and, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { PaymentReturn, ReturnQueries } from '@/lib/store/queries/returns';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orders, paymentEvents, paymentReturns } from '../schema';

export const IS_MONEY_TOLD = hasPaymentEvent(
  inArray(paymentEvents.status, ['paid', 'refunded', 'unknown']),
);
export const IS_TOLD_SINCE = hasPaymentEvent(gte(paymentEvents.receivedAt, paymentReturns.at));

const SHOWN = {
  at: paymentReturns.at,
  isMoneyTold: sql<number>`${IS_MONEY_TOLD}`,
  isTold: sql<number>`${IS_TOLD_SINCE}`,
};

export function returnQueries(db: SqliteDb): ReturnQueries {
  const unlooked = (before: Date) =>
    and(isNull(paymentReturns.lookedAt), lte(paymentReturns.at, before));
  const ofOrder = db
    .select(SHOWN)
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(eq(paymentReturns.orderId, sql.placeholder('orderId')))
    .prepare();
  return {
    ofOrder: async (orderId) => {
      const row = ofOrder.get({ orderId });
      return row ? returnFromRow(row) : null;
    },
    put: async (orderId, at) => {
      db.insert(paymentReturns)
        .values({ orderId, at })
        .onConflictDoUpdate({ target: paymentReturns.orderId, set: { at, lookedAt: null } })
        .run();
    },
    hasUnlooked: async (before) =>
      db.select().from(paymentReturns).where(unlooked(before)).limit(1).get() !== undefined,
    unlooked: async (before) =>
      db
        .select({ order: orders, ...SHOWN })
        .from(paymentReturns)
        .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
        .where(and(unlooked(before), IS_OPEN))
        .all()
        .map(({ order, ...row }) => ({ order: orderFromRow(order), returned: returnFromRow(row) })),
    setLooked: async (before, at) => {
      db.update(paymentReturns).set({ lookedAt: at }).where(unlooked(before)).run();
    },
  };
}

/** An order of a buyer that may still be paid. */
export const IS_OPEN = and(
  isNull(orders.paidAt),
  isNull(orders.refundedAt),
  isNull(orders.erasedAt),
  eq(orders.isTest, false),
);

function returnFromRow(row: { at: Date; isMoneyTold: number; isTold: number }): PaymentReturn {
  return { at: row.at, isMoneyTold: row.isMoneyTold === 1, isTold: row.isTold === 1 };
}

function hasPaymentEvent(condition: SQL | undefined): SQL {
  const ofOrder = sql`${paymentEvents.orderNumber} = ${orders.number}`;
  return sql`exists (select 1 from ${paymentEvents} where ${and(ofOrder, condition)})`;
}
