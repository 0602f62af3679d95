import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Order } from '@/lib/orders/order';
import type { RefusedDelivery, TestPayment, TestPaymentFile } from '@/lib/store/test-payment';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { linkFromRow } from '../queries/links';
import {
  orders,
  paymentEvents,
  paymentLinks,
  paymentReturns,
  rejectedPaymentEvents,
} from '../schema';

const MAX_SHOWN = 20;
/** A test order is looked for among so many of the last. */
const OF_LATE = sql`${orders.seq} > (select max(seq) - 5000 from orders)`;

/** The part of the admin that tries the set-up with a payment of no money. */
export function testPaymentMethods(db: SqliteDb): TestPayment {
  return {
    testPayment: async (orderId) => {
      const wanted = orderId === null ? OF_LATE : eq(orders.id, orderId);
      const row = db
        .select()
        .from(orders)
        .where(and(eq(orders.isTest, true), wanted))
        .orderBy(desc(orders.seq))
        .limit(1)
        .get();
      return row?.birthDate ? fileOf(db, orderFromRow(row)) : null;
    },
  };
}

function fileOf(db: SqliteDb, order: Order): TestPaymentFile {
  const link = db
    .select()
    .from(paymentLinks)
    .where(eq(paymentLinks.orderId, order.id))
    .orderBy(desc(paymentLinks.madeAt), desc(paymentLinks.id))
    .limit(1)
    .get();
  const returned = db
    .select()
    .from(paymentReturns)
    .where(eq(paymentReturns.orderId, order.id))
    .get();
  return {
    order,
    reading: null,
    link: link ? linkFromRow(link) : null,
    linkFailure: link?.failure ?? null,
    returnedAt: returned?.at ?? null,
    paymentEvents: paymentEventsOf(db, order),
    refused: refusedSince(db, order),
  };
}

function refusedSince(db: SqliteDb, { number, createdAt }: Order): RefusedDelivery[] {
  const { id, reason, receivedAt, fields } = rejectedPaymentEvents;
  const names = sql<boolean | null>`${fields} ->> 'order_num' = ${number}`;
  return db
    .select({ reason, receivedAt, namesOrder: names.mapWith(Boolean) })
    .from(rejectedPaymentEvents)
    .where(gte(receivedAt, createdAt))
    .orderBy(desc(sql`coalesce(${names}, false)`), desc(id))
    .limit(MAX_SHOWN)
    .all();
}

function paymentEventsOf(db: SqliteDb, { number }: Order) {
  const { id, outcome, demo, amount, amountText, currency, statusText, receivedAt } = paymentEvents;
  return db
    .select({ id, outcome, demo, amount, amountText, currency, statusText, receivedAt })
    .from(paymentEvents)
    .where(eq(paymentEvents.orderNumber, number))
    .orderBy(asc(paymentEvents.id))
    .limit(MAX_SHOWN)
    .all();
}
