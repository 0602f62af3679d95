import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { NoticeStatus } from '@/lib/payments/events/notice';
import type { Exports } from '@/lib/store/exports';
import type { SqliteDb } from '../open';
import { orders, paymentFacts, paymentNotices } from '../schema';
import { orderListQuery } from './order-list';

const place = sql`${paymentFacts}.rowid`;

/** What is money; a mark that was taken back, or is another order's payment, is none. */
const MONEY = ['paid', 'refunded', 'cancelled', 'denied'] as const satisfies NoticeStatus[];

/** A refund that no notice told of: the one it hangs on told of the payment that was given back. */
const GIVEN_BACK = and(
  eq(paymentFacts.kind, 'refunded'),
  eq(paymentNotices.resolution, 'returned'),
);

/** The part of the desk that gives out everything, a page at a time. */
export function exportMethods(db: SqliteDb): Exports {
  return {
    exportedOrders: async (filter, page, now) =>
      orderListQuery(
        db,
        { phrases: null, source: null, matter: null, ...filter },
        { now, ...page, readsOn: true },
      ).all(),
    exportedNotices: async ({ from, to }, { after, limit }) =>
      db
        .select({
          ...{ place: paymentNotices.id, paymentId: paymentNotices.paymentId },
          ...{ orderNumber: paymentNotices.orderNumber, kind: paymentNotices.status },
          ...{ at: paymentNotices.receivedAt, amount: paymentNotices.amount },
          ...{ currency: paymentNotices.currency, outcome: paymentNotices.outcome },
          resolution: paymentNotices.resolution,
        })
        .from(paymentNotices)
        .where(
          and(
            after === null ? undefined : gt(paymentNotices.id, after),
            ne(paymentNotices.outcome, 'duplicate'),
            from ? gte(paymentNotices.receivedAt, from) : undefined,
            to ? lt(paymentNotices.receivedAt, to) : undefined,
          ),
        )
        .orderBy(asc(paymentNotices.id))
        .limit(limit)
        .all(),
    exportedMarks: async ({ from, to }, { after, limit }) =>
      db
        .select({
          place: sql<string>`cast(${place} as text)`,
          ...{ paymentId: paymentFacts.paymentId, orderNumber: orders.number },
          kind: sql<NoticeStatus>`${paymentFacts.kind}`,
          ...{ at: paymentFacts.at, amount: orders.amount },
          ...{ currency: orders.currency, resolution: paymentNotices.resolution },
        })
        .from(paymentFacts)
        .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
        .leftJoin(paymentNotices, eq(paymentNotices.id, paymentFacts.noticeId))
        .where(
          and(
            after === null ? undefined : sql`${place} > ${Number(after)}`,
            inArray(paymentFacts.kind, MONEY),
            or(isNull(paymentFacts.noticeId), GIVEN_BACK),
            from ? gte(paymentFacts.at, from) : undefined,
            to ? lt(paymentFacts.at, to) : undefined,
          ),
        )
        .orderBy(asc(place))
        .limit(limit)
        .all()
        .map((row) => ({ ...row, outcome: null })),
  };
}
