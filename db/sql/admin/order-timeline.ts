import { asc, eq, getTableColumns, inArray, or } from 'drizzle-orm';
import { loadOrderDetails } from '@/lib/store/order-details';
import type {
  OrderTimeline,
  OrderTimelines,
  TimelineLink,
  TimelineMessage,
  TimelineOrder,
} from '@/lib/store/order-timeline';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { first } from '../first';
import { consentOf } from '../order-rows';
import { standsSince } from '../outbox/former-messages';
import { queriesOf } from '../queries/queries';
import type { Tables } from '../schema';
import { auditLineOf } from './audit-log';

/** The part of the admin that looks at one order and tells its whole timeline. */
export function orderTimelineMethods({ read }: Reader): OrderTimelines {
  return {
    orderDetails: (id) => read((on) => loadOrderDetails(queriesOf(on), id)),
    orderTimeline: (id) => read((on) => orderTimeline(on, id)),
  };
}

async function orderTimeline(on: Connection, id: string): Promise<OrderTimeline | null> {
  const { db, tables } = on;
  const { auditLog, orders, paymentReturns, readings } = tables;
  const row = await first(db.select().from(orders).where(eq(orders.id, id)));
  if (!row) return null;
  const reading = await first(db.select().from(readings).where(eq(readings.orderId, id)));
  const returned = await first(
    db.select().from(paymentReturns).where(eq(paymentReturns.orderId, id)),
  );
  const facts = await factsOf(on, id);
  const actions = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.orderId, id))
    .orderBy(asc(auditLog.id));
  return {
    order: orderOf(row),
    links: await linksOf(on, id),
    paymentEvents: await paymentEventsOf(on, row.number, facts),
    facts,
    returnedAt: returned?.at ?? null,
    reading: reading ? { madeAt: reading.madeAt, seenAt: reading.seenAt } : null,
    formerReadings: await formerReadingsOf(on, id),
    messages: await messagesOf(on, id),
    actions: actions.map((line) => auditLineOf(line, row.number)),
  };
}

function orderOf(row: Tables['orders']['$inferSelect']): TimelineOrder {
  const { tokenDigest: _, utm: __, currency: ___, ...rest } = row;
  const { consentVersion: _v, consentAt: _a, consentChannel: _c, ...order } = rest;
  return { ...order, consent: consentOf(row) };
}

async function linksOf(
  { db, tables: { paymentLinks } }: Connection,
  orderId: string,
): Promise<TimelineLink[]> {
  const rows = await db
    .select()
    .from(paymentLinks)
    .where(eq(paymentLinks.orderId, orderId))
    .orderBy(asc(paymentLinks.madeAt), asc(paymentLinks.id));
  return rows.flatMap(({ url, madeAt, expiresAt, failure }): TimelineLink[] => {
    if (url !== null) return [{ url, madeAt, expiresAt, failure: null }];
    return failure ? [{ url, madeAt, failure }] : [];
  });
}

async function factsOf({ db, tables: { paymentFacts } }: Connection, orderId: string) {
  const { kind, paymentId, at, paymentEventId } = paymentFacts;
  return db
    .select({ kind, paymentId, at, paymentEventId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, orderId))
    .orderBy(asc(at));
}

/** Those that name the order, and those that were made its own. */
async function paymentEventsOf(
  { db, tables: { paymentEvents } }: Connection,
  number: string,
  facts: readonly { paymentEventId: string | null }[],
) {
  const { id, receivedAt, outcome, status, statusText, amountText, paymentId, demo } =
    paymentEvents;
  const itsOwn = facts.flatMap(({ paymentEventId }) => paymentEventId ?? []);
  return db
    .select({ id, receivedAt, outcome, status, statusText, amountText, paymentId, demo })
    .from(paymentEvents)
    .where(or(eq(paymentEvents.orderNumber, number), inArray(id, itsOwn)))
    .orderBy(asc(receivedAt), asc(id));
}

async function formerReadingsOf({ db, tables: { formerReadings } }: Connection, orderId: string) {
  const { birthDate, madeAt, replacedAt } = formerReadings;
  return db
    .select({ birthDate, madeAt, replacedAt })
    .from(formerReadings)
    .where(eq(formerReadings.orderId, orderId))
    .orderBy(asc(replacedAt));
}

/** As they stand, and as they ended before they were made due once more. */
async function messagesOf({ db, tables }: Connection, orderId: string): Promise<TimelineMessage[]> {
  const { formerMessages, outboxMessages } = tables;
  const { kind, attempts, outcome, reason } = outboxMessages;
  const standing = await db
    .select({ kind, at: standsSince(tables), attempts, outcome, reason })
    .from(outboxMessages)
    .where(eq(outboxMessages.subject, orderId));
  const { id: _, orderId: __, ...told } = getTableColumns(formerMessages);
  const former = await db
    .select(told)
    .from(formerMessages)
    .where(eq(formerMessages.orderId, orderId))
    .orderBy(asc(formerMessages.id));
  return [...former, ...standing].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
