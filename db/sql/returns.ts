import { and, eq, gte, inArray, isNull, lte, not, type SQL, sql } from 'drizzle-orm';
import { STUCK_FOR_MS } from '@/lib/orders/return-times';
import type { Connection } from './connection';
import type { Tables } from './schema';

/** Whether a payment event of the order has told of money, or of what is not known, at any time. */
export function isMoneyTold(tables: Tables) {
  const { status } = tables.paymentEvents;
  return hasPaymentEvent(tables, inArray(status, ['paid', 'refunded', 'unknown']));
}

/** Whether a payment event of the order has come since its buyer came back from paying. */
export function isToldSince(tables: Tables) {
  const { paymentEvents, paymentReturns } = tables;
  return hasPaymentEvent(tables, gte(paymentEvents.receivedAt, paymentReturns.at));
}

/** Whether no payment event has told what became of the payment that a buyer came back from. */
export function isUnheardOf(tables: Tables): SQL {
  return and(not(isMoneyTold(tables)), not(isToldSince(tables))) as SQL;
}

/** An order of a buyer that may still be paid. */
export function isOpen({ orders }: Tables): SQL | undefined {
  return and(
    isNull(orders.paidAt),
    isNull(orders.refundedAt),
    isNull(orders.erasedAt),
    eq(orders.isTest, false),
  );
}

/** The same as `isStuck` of an open order, in SQL. */
export function isStuck(tables: Tables, before: Date): SQL | undefined {
  const { orders, paymentReturns } = tables;
  return and(
    isOpen(tables),
    gte(orders.payableUntil, new Date(before.getTime() - STUCK_FOR_MS)),
    lte(paymentReturns.at, before),
    isUnheardOf(tables),
  );
}

/** The query of their ids, to look among other orders. */
export function stuckOrderIds({ db, tables }: Connection, before: Date) {
  const { orders, paymentReturns } = tables;
  return db
    .select({ id: orders.id })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(isStuck(tables, before));
}

function hasPaymentEvent({ orders, paymentEvents }: Tables, condition: SQL) {
  const ofOrder = sql`${paymentEvents.orderNumber} = ${orders.number}`;
  const found = and(ofOrder, condition);
  return sql`exists (select 1 from ${paymentEvents} where ${found})`.mapWith(Boolean);
}
