import { aliasedTable, and, count, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { DisputedMark, PayerOfMark } from '@/lib/store/unmatched-payment';
import type { Connection } from './connection';
import { first } from './first';
import type { Tables } from './schema';

/**
 * A mark by hand that waits for the seller: its payment is another order's, and no other money of
 * its own order is there.
 */
function isOpen({ paymentFacts }: Tables): SQL {
  return sql`(${paymentFacts.kind} = 'disputed' and not exists (
    select 1 from ${paymentFacts} as money
    where money.order_id = ${paymentFacts.orderId} and money.kind = 'paid' and not exists (
      select 1 from ${paymentFacts} as back
      where back.order_id = money.order_id and back.kind = 'refunded'
        and back.payment_id = money.payment_id
    )
  ))`;
}

/** Marks that wait for the seller, newest first. */
export async function disputedMarks(
  on: Connection,
  limit: number,
  condition?: SQL | undefined,
): Promise<DisputedMark[]> {
  const { db, tables } = on;
  const { orders, paymentFacts } = tables;
  const { orderId, paymentId, at } = paymentFacts;
  const rows = await db
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
    .where(and(isOpen(tables), condition))
    .orderBy(desc(at))
    .limit(limit);
  const marks: DisputedMark[] = [];
  for (const mark of rows) {
    marks.push({ ...mark, other: await payerOfMark(on, { ...mark, orderId: mark.order.id }) });
  }
  return marks;
}

export async function countDisputedMarks({ db, tables }: Connection): Promise<number> {
  const open = db.select({ n: count() }).from(tables.paymentFacts).where(isOpen(tables));
  return (await first(open))?.n ?? 0;
}

/** The payment that an order was marked by while it is another order's; null = none waits. */
export async function disputedPaymentOf(
  on: Connection,
  orderId: string,
): Promise<{ paymentId: string; isCounted: boolean } | null> {
  const [mark] = await disputedMarks(on, 1, eq(on.tables.paymentFacts.orderId, orderId));
  return mark ? { paymentId: mark.paymentId, isCounted: mark.other?.isCounted ?? false } : null;
}

/** The order that counts the payment of a mark, else the one that a payment event names for it. */
export async function payerOfMark(
  { db, tables: { orders, paymentEvents, paymentFacts } }: Connection,
  { orderId, paymentId }: { orderId: string; paymentId: string },
): Promise<PayerOfMark | null> {
  const payer = aliasedTable(orders, 'payer');
  const { id, number } = payer;
  const counted = await first(
    db
      .select({ id, number })
      .from(paymentFacts)
      .innerJoin(payer, eq(id, paymentFacts.orderId))
      .where(and(eq(paymentFacts.paymentId, paymentId), eq(paymentFacts.kind, 'paid')))
      .limit(1),
  );
  if (counted) return { ...counted, isCounted: true };
  const isReal = and(eq(paymentEvents.paymentId, paymentId), eq(paymentEvents.demo, false));
  const named = await first(
    db
      .select({ id, number })
      .from(paymentEvents)
      .innerJoin(payer, eq(number, paymentEvents.orderNumber))
      .where(and(isReal, ne(id, orderId)))
      .limit(1),
  );
  return named ? { ...named, isCounted: false } : null;
}
