import { desc, eq, isNotNull } from 'drizzle-orm';
import type { Connection } from './connection';

/** Attempts to get a payment link that failed, newest first. */
export async function linkFailures(
  { db, tables: { orders, paymentLinks } }: Connection,
  limit: number,
) {
  const { madeAt, failure } = paymentLinks;
  return db
    .select({ madeAt, failure, number: orders.number })
    .from(paymentLinks)
    .innerJoin(orders, eq(orders.id, paymentLinks.orderId))
    .where(isNotNull(failure))
    .orderBy(desc(paymentLinks.id))
    .limit(limit);
}
