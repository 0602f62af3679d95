import { desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { ODD_OUTCOMES } from '@/lib/payments/notice';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { orders, paymentLinks, paymentNotices, rejectedNotices } from './schema';

/** What the seller looks at: reads only, newest first, apart from the store's facts. */
export function overview(db: SqliteDb) {
  return {
    orders: (limit: number) =>
      db.select().from(orders).orderBy(desc(orders.createdAt)).limit(limit).all().map(orderFromRow),
    oddNotices: (limit: number) =>
      db
        .select({
          receivedAt: paymentNotices.receivedAt,
          outcome: paymentNotices.outcome,
          orderNumber: paymentNotices.orderNumber,
          paymentId: paymentNotices.paymentId,
          amountText: paymentNotices.amountText,
          currency: paymentNotices.currency,
          statusText: paymentNotices.statusText,
        })
        .from(paymentNotices)
        .where(inArray(paymentNotices.outcome, [...ODD_OUTCOMES]))
        .orderBy(desc(paymentNotices.receivedAt))
        .limit(limit)
        .all(),
    linkFailures: (limit: number) =>
      db
        .select({
          madeAt: paymentLinks.madeAt,
          failure: paymentLinks.failure,
          number: orders.number,
        })
        .from(paymentLinks)
        .innerJoin(orders, eq(orders.id, paymentLinks.orderId))
        .where(isNotNull(paymentLinks.failure))
        .orderBy(desc(paymentLinks.id))
        .limit(limit)
        .all(),
    rejectedNotices: (limit: number) =>
      db
        .select({ receivedAt: rejectedNotices.receivedAt, reason: rejectedNotices.reason })
        .from(rejectedNotices)
        .orderBy(desc(rejectedNotices.id))
        .limit(limit)
        .all(),
  };
}
