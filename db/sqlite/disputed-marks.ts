import { and, count, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { DisputedMark, PayerOfMark } from '@/lib/store/unmatched-payment';
import type { SqliteDb } from './open';
import { orders, paymentEvents, paymentFacts } from './schema';

/**
 * A mark by hand that waits for the seller: its payment is another order's, and no other money of
 * its own order is there.
 */
const IS_OPEN = sql`(${paymentFacts.kind} = 'disputed' and not exists (
  select 1 from ${paymentFacts} as money
  where money.order_id = ${paymentFacts.orderId} and money.kind = 'paid' and not exists (
    select 1 from ${paymentFacts} as back
    where back.order_id = money.order_id and back.kind = 'refunded'
      and back.payment_id = money.payment_id
  )
))`;

/** Marks that wait for the seller, newest first. */
export function disputedMarks(
  db: SqliteDb,
  limit: number,
  condition?: SQL | undefined,
): DisputedMark[] {
  const { orderId, paymentId, at } = paymentFacts;
  return db
    .select({
      paymentId,
      at,
      order: {
        id: orders.id,
        number: orders.number,
        amount: orders.amount,
        erasedAt: orders.erasedAt,
      },
    })
    .from(paymentFacts)
    .innerJoin(orders, eq(orders.id, orderId))
    .where(and(IS_OPEN, condition))
    .orderBy(desc(at))
    .limit(limit)
    .all()
    .map((mark) => ({ ...mark, other: payerOfMark(db, { ...mark, orderId: mark.order.id }) }));
}

export function countDisputedMarks(db: SqliteDb): number {
  return db.select({ n: count() }).from(paymentFacts).where(IS_OPEN).get()?.n ?? 0;
}

/** The payment that an order was marked by while it is another order's; null = none waits. */
export function disputedPaymentOf(
  db: SqliteDb,
  orderId: string,
): { paymentId: string; isCounted: boolean } | null {
  const [mark] = disputedMarks(db, 1, eq(paymentFacts.orderId, orderId));
  return mark ? { paymentId: mark.paymentId, isCounted: mark.other?.isCounted ?? false } : null;
}

/** The order that counts the payment of a mark, else the one that a payment event names for it. */
export function payerOfMark(
  db: SqliteDb,
  { orderId, paymentId }: { orderId: string; paymentId: string },
): PayerOfMark | null {
  const payer = alias(orders, 'payer');
  const { id, number } = payer;
  const counted = db
    .select({ id, number })
    .from(paymentFacts)
    .innerJoin(payer, eq(id, paymentFacts.orderId))
    .where(and(eq(paymentFacts.paymentId, paymentId), eq(paymentFacts.kind, 'paid')))
    .get();
  if (counted) return { ...counted, isCounted: true };
  const isReal = and(eq(paymentEvents.paymentId, paymentId), eq(paymentEvents.demo, false));
  const named = db
    .select({ id, number })
    .from(paymentEvents)
    .innerJoin(payer, eq(number, paymentEvents.orderNumber))
    .where(and(isReal, ne(id, orderId)))
    .get();
  return named ? { ...named, isCounted: false } : null;
}
