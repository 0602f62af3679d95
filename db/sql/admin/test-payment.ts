import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Order } from '@/lib/orders/order';
import type { RefusedDelivery, TestPayment, TestPaymentFile } from '@/lib/store/test-payment';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { first } from '../first';
import { orderFromRow } from '../order-rows';
import { linkFromRow } from '../queries/links';

const MAX_SHOWN = 20;

/** The part of the admin that tries the set-up with a payment of no money. */
export function testPaymentMethods({ read }: Reader): TestPayment {
  return { testPayment: (orderId) => read((on) => testPayment(on, orderId)) };
}

async function testPayment(
  on: Connection,
  orderId: string | null,
): Promise<TestPaymentFile | null> {
  const { orders } = on.tables;
  // A test order is looked for among so many of the last.
  const isOfLate = sql`${orders.seq} > (select max(seq) - 5000 from ${orders})`;
  const wanted = orderId === null ? isOfLate : eq(orders.id, orderId);
  const row = await first(
    on.db
      .select()
      .from(orders)
      .where(and(eq(orders.isTest, true), wanted))
      .orderBy(desc(orders.seq))
      .limit(1),
  );
  return row?.birthDate ? fileOf(on, orderFromRow(row)) : null;
}

async function fileOf(on: Connection, order: Order): Promise<TestPaymentFile> {
  const { paymentLinks, paymentReturns } = on.tables;
  const link = await first(
    on.db
      .select()
      .from(paymentLinks)
      .where(eq(paymentLinks.orderId, order.id))
      .orderBy(desc(paymentLinks.madeAt), desc(paymentLinks.id))
      .limit(1),
  );
  const returned = await first(
    on.db.select().from(paymentReturns).where(eq(paymentReturns.orderId, order.id)),
  );
  return {
    order,
    reading: null,
    link: link ? linkFromRow(link) : null,
    linkFailure: link?.failure ?? null,
    returnedAt: returned?.at ?? null,
    paymentEvents: await paymentEventsOf(on, order),
    refused: await refusedSince(on, order),
  };
}

async function refusedSince(
  { db, tables: { rejectedPaymentEvents } }: Connection,
  { number, createdAt }: Order,
): Promise<RefusedDelivery[]> {
  const { id, reason, receivedAt, fields } = rejectedPaymentEvents;
  const names = sql<boolean | null>`${fields} ->> 'order_num' = ${number}`;
  return db
    .select({ reason, receivedAt, namesOrder: names.mapWith(Boolean) })
    .from(rejectedPaymentEvents)
    .where(gte(receivedAt, createdAt))
    .orderBy(desc(sql`coalesce(${names}, false)`), desc(id))
    .limit(MAX_SHOWN);
}

async function paymentEventsOf({ db, tables: { paymentEvents } }: Connection, { number }: Order) {
  const { id, outcome, demo, amount, amountText, currency, statusText, receivedAt } = paymentEvents;
  return db
    .select({ id, outcome, demo, amount, amountText, currency, statusText, receivedAt })
    .from(paymentEvents)
    .where(eq(paymentEvents.orderNumber, number))
    .orderBy(asc(id))
    .limit(MAX_SHOWN);
}
