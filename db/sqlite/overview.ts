import { desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { UNMATCHED_OUTCOMES } from '@/lib/payments/events/payment-event';
import { erasureRequests } from './admin/overview';
import { disputedMarks } from './disputed-marks';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { UNDELIVERED } from './queries/undelivered';
import { isStuck } from './returns';
import {
  orders,
  outboxMessages,
  paymentEvents,
  paymentLinks,
  paymentReturns,
  rejectedPaymentEvents,
} from './schema';

/** What the seller looks at: reads only, newest first, apart from the store's facts. */
export function overview(db: SqliteDb) {
  return {
    orders: (limit: number) =>
      db
        .select()
        .from(orders)
        .where(isNull(orders.erasedAt))
        .orderBy(desc(orders.createdAt))
        .limit(limit)
        .all()
        .map(orderFromRow),
    unmatchedPaymentEvents: (limit: number) =>
      db
        .select({
          receivedAt: paymentEvents.receivedAt,
          outcome: paymentEvents.outcome,
          orderNumber: paymentEvents.orderNumber,
          paymentId: paymentEvents.paymentId,
          amountText: paymentEvents.amountText,
          currency: paymentEvents.currency,
          statusText: paymentEvents.statusText,
        })
        .from(paymentEvents)
        .where(inArray(paymentEvents.outcome, [...UNMATCHED_OUTCOMES]))
        .orderBy(desc(paymentEvents.receivedAt))
        .limit(limit)
        .all(),
    disputedMarks: (limit: number) => disputedMarks(db, limit),
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
    stuck: (before: Date, limit: number) =>
      db
        .select({ at: paymentReturns.at, number: orders.number, amount: orders.amount })
        .from(paymentReturns)
        .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
        .where(isStuck(before))
        .orderBy(desc(paymentReturns.at))
        .limit(limit)
        .all(),
    erasures: (limit: number) => erasureRequests(db, limit),
    undelivered: (limit: number) =>
      db
        .select({
          createdAt: outboxMessages.createdAt,
          kind: outboxMessages.kind,
          outcome: outboxMessages.outcome,
          reason: outboxMessages.reason,
          number: orders.number,
        })
        .from(outboxMessages)
        .leftJoin(orders, eq(orders.id, outboxMessages.orderId))
        .where(UNDELIVERED)
        .orderBy(desc(outboxMessages.createdAt))
        .limit(limit)
        .all(),
    rejectedPaymentEvents: (limit: number) =>
      db
        .select({
          receivedAt: rejectedPaymentEvents.receivedAt,
          reason: rejectedPaymentEvents.reason,
        })
        .from(rejectedPaymentEvents)
        .orderBy(desc(rejectedPaymentEvents.id))
        .limit(limit)
        .all(),
  };
}
