import { desc, eq, isNotNull } from 'drizzle-orm';
import type { SqliteDb } from './open';
import { orders, paymentLinks } from './schema';

/** Attempts to get a payment link that failed, newest first. */
export function linkFailures(db: SqliteDb, limit: number) {
  const { madeAt, failure } = paymentLinks;
  return db
    .select({ madeAt, failure, number: orders.number })
    .from(paymentLinks)
    .innerJoin(orders, eq(orders.id, paymentLinks.orderId))
    .where(isNotNull(failure))
    .orderBy(desc(paymentLinks.id))
    .limit(limit)
    .all();
}
