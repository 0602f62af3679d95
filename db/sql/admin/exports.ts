import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { PaymentEventStatus } from '@/lib/payments/events/payment-event';
import type { ExportedPayment, Exports } from '@/lib/store/exports';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { orderListQuery } from './order-list';

/** What is money; a mark that was taken back, or is another order's payment, is none. */
const MONEY = ['paid', 'refunded', 'cancelled', 'denied'] as const satisfies PaymentEventStatus[];

/** The part of the admin that gives out everything, a page at a time. */
export function exportMethods({ read }: Reader): Exports {
  return {
    exportedOrders: (filter, page, now) =>
      read(async (on) => {
        const any = { phrases: null, source: null, matter: null };
        return orderListQuery(on, { ...any, ...filter }, { now, ...page, readsOn: true });
      }),
    exportedPaymentEvents: (period, page) => read((on) => exportedPaymentEvents(on, period, page)),
    exportedMarks: (period, page) => read((on) => exportedMarks(on, period, page)),
  };
}

type Period = Parameters<Exports['exportedMarks']>[0];
type Page = Parameters<Exports['exportedMarks']>[1];

async function exportedPaymentEvents(
  { db, tables: { paymentEvents, paymentFacts } }: Connection,
  { from, to }: Period,
  { after, limit }: Page,
): Promise<ExportedPayment[]> {
  const { receivedAt } = paymentEvents;
  const at = sql<Date>`coalesce(${paymentFacts.at}, ${receivedAt})`.mapWith(receivedAt);
  const isOfEvent = and(
    eq(paymentFacts.paymentEventId, paymentEvents.id),
    // The index is by this one.
    eq(paymentFacts.paymentId, paymentEvents.paymentId),
    sql`${paymentFacts.kind} = ${paymentEvents.status}`,
  );
  return db
    .select({
      place: paymentEvents.id,
      paymentId: paymentEvents.paymentId,
      orderNumber: paymentEvents.orderNumber,
      kind: paymentEvents.status,
      at,
      amount: paymentEvents.amount,
      currency: paymentEvents.currency,
      outcome: paymentEvents.outcome,
      body: { rawBody: paymentEvents.rawBody, headers: paymentEvents.headers },
      resolution: paymentEvents.resolution,
    })
    .from(paymentEvents)
    .leftJoin(paymentFacts, isOfEvent)
    .where(
      and(
        after === null ? undefined : gt(paymentEvents.id, after),
        ne(paymentEvents.outcome, 'duplicate'),
        // Nothing counts from later than it came.
        from
          ? and(gte(receivedAt, from), or(isNull(paymentFacts.at), gte(paymentFacts.at, from)))
          : undefined,
        to
          ? or(lt(paymentFacts.at, to), and(isNull(paymentFacts.at), lt(receivedAt, to)))
          : undefined,
      ),
    )
    .orderBy(asc(paymentEvents.id))
    .limit(limit);
}

async function exportedMarks(
  { db, tables: { orders, paymentEvents, paymentFacts }, words }: Connection,
  { from, to }: Period,
  { after, limit }: Page,
): Promise<ExportedPayment[]> {
  const place = words.place(paymentFacts);
  /** A refund that no payment event told of: the one it hangs on told of the payment given back. */
  const isGivenBack = and(
    eq(paymentFacts.kind, 'refunded'),
    eq(paymentEvents.resolution, 'returned'),
  );
  const rows = await db
    .select({
      place,
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
        after === null ? undefined : gt(place, Number(after)),
        inArray(paymentFacts.kind, MONEY),
        or(isNull(paymentFacts.paymentEventId), isGivenBack),
        from ? gte(paymentFacts.at, from) : undefined,
        to ? lt(paymentFacts.at, to) : undefined,
      ),
    )
    .orderBy(asc(place))
    .limit(limit);
  return rows.map((row) => ({ ...row, place: String(row.place), outcome: null, body: null }));
}
