import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { ReturnQueries } from '@/lib/store/queries/returns';
import type { Connection } from '../connection';
import { first } from '../first';
import { orderFromRow } from '../order-rows';
import { isMoneyTold, isOpen, isToldSince } from '../returns';

export function returnQueries({ db, tables }: Connection): ReturnQueries {
  const { orders, paymentReturns } = tables;
  const shown = {
    at: paymentReturns.at,
    isMoneyTold: isMoneyTold(tables),
    isTold: isToldSince(tables),
  };
  const unlooked = (before: Date) =>
    and(isNull(paymentReturns.lookedAt), lte(paymentReturns.at, before));
  const ofOrder = db
    .select(shown)
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(eq(paymentReturns.orderId, sql.placeholder('orderId')))
    .prepare('return_of_order');
  return {
    ofOrder: async (orderId) => (await first(ofOrder.execute({ orderId }))) ?? null,
    put: async (orderId, at) => {
      await db
        .insert(paymentReturns)
        .values({ orderId, at })
        .onConflictDoUpdate({ target: paymentReturns.orderId, set: { at, lookedAt: null } });
    },
    hasUnlooked: async (before) => {
      const found = await db
        .select({ orderId: paymentReturns.orderId })
        .from(paymentReturns)
        .where(unlooked(before))
        .limit(1);
      return found.length > 0;
    },
    unlooked: async (before) => {
      const rows = await db
        .select({ order: orders, ...shown })
        .from(paymentReturns)
        .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
        .where(and(unlooked(before), isOpen(tables)));
      return rows.map(({ order, ...returned }) => ({ order: orderFromRow(order), returned }));
    },
    setLooked: async (before, at) => {
      await db.update(paymentReturns).set({ lookedAt: at }).where(unlooked(before));
    },
  };
}
