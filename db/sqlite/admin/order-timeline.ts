import { asc, eq, getTableColumns, inArray, or } from 'drizzle-orm';
import { loadOrderDetails } from '@/lib/store/order-details';
import type {
  OrderTimelines,
  TimelineLink,
  TimelineMessage,
  TimelineOrder,
} from '@/lib/store/order-timeline';
import type { SqliteDb } from '../open';
import { consentOf } from '../order-rows';
import { STANDS_SINCE } from '../queries/former-messages';
import { queriesOf } from '../queries/queries';
import {
  auditLog,
  formerMessages,
  formerReadings,
  orders,
  outboxMessages,
  paymentEvents,
  paymentFacts,
  paymentLinks,
  paymentReturns,
  readings,
} from '../schema';
import { auditLineOf } from './audit-log';

/** The part of the admin that looks at one order and tells its whole timeline. */
export function orderTimelineMethods(db: SqliteDb): OrderTimelines {
  return {
    orderDetails: (id) => loadOrderDetails(queriesOf(db), id),
    orderTimeline: async (id) => {
      const row = db.select().from(orders).where(eq(orders.id, id)).get();
      if (!row) return null;
      const reading = db.select().from(readings).where(eq(readings.orderId, id)).get();
      const returned = db.select().from(paymentReturns).where(eq(paymentReturns.orderId, id)).get();
      const facts = factsOf(db, id);
      return {
        order: orderOf(row),
        links: linksOf(db, id),
        paymentEvents: paymentEventsOf(db, row.number, facts),
        facts,
        returnedAt: returned?.at ?? null,
        reading: reading ? { madeAt: reading.madeAt, seenAt: reading.seenAt } : null,
        formerReadings: formerReadingsOf(db, id),
        messages: messagesOf(db, id),
        actions: db
          .select()
          .from(auditLog)
          .where(eq(auditLog.orderId, id))
          .orderBy(asc(auditLog.id))
          .all()
          .map((line) => auditLineOf(line, row.number)),
      };
    },
  };
}

function orderOf(row: typeof orders.$inferSelect): TimelineOrder {
  const { tokenDigest: _, utm: __, currency: ___, ...rest } = row;
  const { consentVersion: _v, consentAt: _a, consentChannel: _c, ...order } = rest;
  return { ...order, consent: consentOf(row) };
}

function linksOf(db: SqliteDb, orderId: string): TimelineLink[] {
  return db
    .select()
    .from(paymentLinks)
    .where(eq(paymentLinks.orderId, orderId))
    .orderBy(asc(paymentLinks.madeAt), asc(paymentLinks.id))
    .all()
    .flatMap(({ url, madeAt, expiresAt, failure }): TimelineLink[] => {
      if (url !== null) return [{ url, madeAt, expiresAt, failure: null }];
      return failure ? [{ url, madeAt, failure }] : [];
    });
}

function factsOf(db: SqliteDb, orderId: string) {
  const { kind, paymentId, at, paymentEventId } = paymentFacts;
  return db
    .select({ kind, paymentId, at, paymentEventId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, orderId))
    .orderBy(asc(at))
    .all();
}

/** Those that name the order, and those that were made its own. */
function paymentEventsOf(
  db: SqliteDb,
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
    .orderBy(asc(receivedAt), asc(id))
    .all();
}

function formerReadingsOf(db: SqliteDb, orderId: string) {
  const { birthDate, madeAt, replacedAt } = formerReadings;
  return db
    .select({ birthDate, madeAt, replacedAt })
    .from(formerReadings)
    .where(eq(formerReadings.orderId, orderId))
    .orderBy(asc(replacedAt))
    .all();
}

/** As they stand, and as they ended before they were made due once more. */
function messagesOf(db: SqliteDb, orderId: string): TimelineMessage[] {
  const { kind, attempts, outcome, reason } = outboxMessages;
  const standing = db
    .select({ kind, at: STANDS_SINCE, attempts, outcome, reason })
    .from(outboxMessages)
    .where(eq(outboxMessages.subject, orderId))
    .all();
  const { id: _, orderId: __, ...told } = getTableColumns(formerMessages);
  const former = db
    .select(told)
    .from(formerMessages)
    .where(eq(formerMessages.orderId, orderId))
    .orderBy(asc(formerMessages.id))
    .all();
  return [...former, ...standing].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
