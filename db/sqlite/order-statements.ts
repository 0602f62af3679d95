import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { SqliteDb } from './open';
import { idempotencyKeys, orders, paymentFacts, paymentLinks, readings } from './schema';

const value = sql.placeholder;

/** The statements about orders, prepared once: building them anew costs more than running them. */
export function orderStatements(db: SqliteDb) {
  const orderColumns = db.select().from(orders);
  return {
    byDigest: orderColumns.where(eq(orders.tokenDigest, value('digest'))).prepare(),
    byNumber: db
      .select()
      .from(orders)
      .where(eq(orders.number, value('number')))
      .prepare(),
    byId: db
      .select()
      .from(orders)
      .where(eq(orders.id, value('id')))
      .prepare(),
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
    payableUntil: db
      .update(orders)
      .set({ payableUntil: sql`${value('payableUntil')}` })
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
