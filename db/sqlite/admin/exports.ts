import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { PaymentEventStatus } from '@/lib/payments/events/payment-event';
import type { Exports } from '@/lib/store/exports';
import type { SqliteDb } from '../open';
import { orders, paymentEvents, paymentFacts } from '../schema';
import { orderListQuery } from './order-list';

const place = sql`${paymentFacts}.rowid`;

/** What is money; a mark that was taken back, or is another order's payment, is none. */
const MONEY = ['paid', 'refunded', 'cancelled', 'denied'] as const satisfies PaymentEventStatus[];

/**
 * A refund that no payment event told of: the one it hangs on told of the payment that was given
 * back.
 */
const GIVEN_BACK = and(eq(paymentFacts.kind, 'refunded'), eq(paymentEvents.resolution, 'returned'));

/** The part of the admin that gives out everything, a page at a time. */
export function exportMethods(db: SqliteDb): Exports {
  return {
    exportedOrders: async (filter, page, now) =>
      orderListQuery(
        db,
        { phrases: null, source: null, matter: null, ...filter },
        { now, ...page, readsOn: true },
      ).all(),
    exportedPaymentEvents: async ({ from, to }, { after, limit }) =>
      db
        .select({
          place: paymentEvents.id,
          paymentId: paymentEvents.paymentId,
          orderNumber: paymentEvents.orderNumber,
          kind: paymentEvents.status,
          at: paymentEvents.receivedAt,
          amount: paymentEvents.amount,
          currency: paymentEvents.currency,
          outcome: paymentEvents.outcome,
          body: { rawBody: paymentEvents.rawBody, headers: paymentEvents.headers },
          resolution: paymentEvents.resolution,
        })
        .from(paymentEvents)
        .where(
          and(
            after === null ? undefined : gt(paymentEvents.id, after),
            ne(paymentEvents.outcome, 'duplicate'),
            from ? gte(paymentEvents.receivedAt, from) : undefined,
            to ? lt(paymentEvents.receivedAt, to) : undefined,
          ),
        )
        .orderBy(asc(paymentEvents.id))
        .limit(limit)
        .all(),
    exportedMarks: async ({ from, to }, { after, limit }) =>
      db
        .select({
          place: sql<string>`cast(${place} as text)`,
          paymentId: paymentFacts.paymentId,
          orderNumber: orders.number,
          kind: sql<PaymentEventStatus>`${paymentFacts.kind}`,
          at: paymentFacts.at,
          amount: orders.amount,
          currency: orders.currency,
          resolution: paymentEvents.resolution,
        })
        .from(paymentFacts)
        .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
        .leftJoin(paymentEvents, eq(paymentEvents.id, paymentFacts.paymentEventId))
        .where(
          and(
            after === null ? undefined : sql`${place} > ${Number(after)}`,
            inArray(paymentFacts.kind, MONEY),
            or(isNull(paymentFacts.paymentEventId), GIVEN_BACK),
            from ? gte(paymentFacts.at, from) : undefined,
            to ? lt(paymentFacts.at, to) : undefined,
          ),
        )
        .orderBy(asc(place))
        .limit(limit)
        .all()
        .map((row) => ({ ...row, outcome: null, body: null })),
  };
}
