import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { digestToken } from '@/lib/orders/access';
import type { Order } from '@/lib/orders/order';
import { tombstonesIn } from './erasure/tombstones';
import type { SqliteDb } from './open';
import { orderToRow } from './order-rows';
import { idempotencyKeys, orders, paymentFacts, paymentLinks, readings } from './schema';

const value = sql.placeholder;
const nextSeq = sql<number>`(select coalesce(max(seq), 0) + 1 from orders)`;

/** The statements about orders, prepared once: building them anew costs more than running them. */
export function orderStatements(db: SqliteDb) {
  // Of an erased order only the seller's own pages know.
  const orderWhere = (condition: SQL) =>
    db
      .select()
      .from(orders)
      .where(and(condition, isNull(orders.erasedAt)))
      .prepare();
  const isNumberTaken = db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.number, value('number')))
    .prepare();
  return {
    byDigest: orderWhere(eq(orders.tokenDigest, value('digest'))),
    byNumber: orderWhere(eq(orders.number, value('number'))),
    erasedByNumber: db
      .select({ id: orders.id, amount: orders.amount })
      .from(orders)
      .where(and(eq(orders.number, value('number')), isNotNull(orders.erasedAt)))
      .prepare(),
    paymentOfErased: db
      .select({ id: orders.id })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
      .where(and(eq(paymentFacts.paymentId, value('paymentId')), isNotNull(orders.erasedAt)))
      .limit(1)
      .prepare(),
    /** Whether an order of this number, not in the database any more, had been erased. */
    hasTombstone: (number: string) =>
      !isNumberTaken.get({ number }) && tombstonesIn(db).has(number),
    insertOrder: (order: Order) =>
      db
        .insert(orders)
        .values({ ...orderToRow(order, digestToken(order.token)), seq: nextSeq })
        .run(),
    isNumberTaken,
    byId: orderWhere(eq(orders.id, value('id'))),
    newestLink: db
      .select()
      .from(paymentLinks)
      .where(and(eq(paymentLinks.orderId, value('orderId')), isNotNull(paymentLinks.url)))
      .orderBy(desc(paymentLinks.madeAt))
      .limit(1)
      .prepare(),
    reading: db
      .select()
      .from(readings)
      .where(eq(readings.orderId, value('orderId')))
      .prepare(),
    facts: db
      .select()
      .from(paymentFacts)
      .where(eq(paymentFacts.orderId, value('orderId')))
      .prepare(),
    idempotencyKey: db
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.key, value('key')))
      .prepare(),
    dropIdempotencyKey: db
      .delete(idempotencyKeys)
      .where(eq(idempotencyKeys.key, value('key')))
      .prepare(),
    /** An earlier link may live longer, and can still be paid by. */
    payableAtLeastUntil: db
      .update(orders)
      .set({ payableUntil: sql`max(${orders.payableUntil}, ${value('payableUntil')})` })
      .where(eq(orders.id, value('id')))
      .prepare(),
    settlement: db
      .update(orders)
      .set({ paidAt: sql`${value('paidAt')}`, refundedAt: sql`${value('refundedAt')}` })
      .where(eq(orders.id, value('id')))
      .prepare(),
  };
}

export type OrderStatements = ReturnType<typeof orderStatements>;
