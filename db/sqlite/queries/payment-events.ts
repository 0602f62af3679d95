import {
  and,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  sql,
} from 'drizzle-orm';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import type { PaymentEventQueries } from '@/lib/store/queries/payment-events';
import type { SqliteDb } from '../open';
import { orders, paymentEvents, paymentFacts, rejectedPaymentEvents } from '../schema';
import { placeholders } from './placeholders';

const value = sql.placeholder;
const JOURNAL_SIZE = 1_000;

/** Everything but what came over the wire. */
const { rawBody: _body, headers: _headers, ...STORED } = getTableColumns(paymentEvents);

type StoredRow = Omit<typeof paymentEvents.$inferSelect, 'rawBody' | 'headers'>;

export function paymentEventQueries(db: SqliteDb): PaymentEventQueries {
  const statements = paymentEventStatements(db);
  return {
    insert: async ({ paymentEvent, handledAt, ...rest }) => {
      const at = handledAt?.getTime() ?? null;
      statements.insert.run({ ...paymentEvent, ...rest, handledAt: at });
    },
    insertContacts: async (paymentEventId, contacts) => {
      for (const contact of contacts) statements.insertContact.run(contact, paymentEventId);
    },
    byId: async (id) => {
      const row = statements.byId.get({ id });
      if (!row) return null;
      const { outcome, receivedAt, handledAt, resolution } = row;
      return {
        id,
        paymentEvent: paymentEventFromRow(row),
        outcome,
        receivedAt,
        handledAt,
        resolution,
      };
    },
    bodyOf: async (id) => statements.bodyOf.get({ id }) ?? null,
    pending: async (limit, after) =>
      statements.pending
        .all({ limit, time: after?.receivedAt.getTime() ?? 0, id: after?.id ?? '' })
        .map((row) => ({
          id: row.id,
          paymentEvent: paymentEventFromRow(row),
          receivedAt: row.receivedAt,
        })),
    otherFingerprints: async (key, id) =>
      statements.others.all({ key, id }).map(({ fingerprint }) => fingerprint),
    earlierFingerprints: async (key, id) =>
      statements.earlier.all({ key, id }).map(({ fingerprint }) => fingerprint),
    setHandled: async (id, outcome, at) => {
      statements.setHandled.run({ id, outcome, at: at.getTime() });
    },
    setOutcome: async (id, outcome) => {
      statements.setOutcome.run({ id, outcome });
    },
    setResolution: async (id, resolution, resolvedAt) => {
      db.update(paymentEvents)
        .set({ resolution, resolvedAt })
        .where(eq(paymentEvents.id, id))
        .run();
    },
    waitingOf: async (orderId) => statements.waitingOf.all({ orderId }),
    ofPayment: async (number, paymentId) => statements.ofPayment.all({ number, paymentId }),
    otherOrderNamedFor: async (paymentId, orderId) =>
      statements.otherOrderNamedFor.get({ paymentId, orderId })?.number ?? null,
    isOfErasedOrder: async (paymentId) => statements.erasedOrderOf.get({ paymentId }) !== undefined,
    insertRejected: async (rejected) => {
      const row = statements.insertRejected.get(rejected);
      statements.forgetRejected.run({ newest: row?.id });
    },
    deleteRejectedBefore: async (at) => {
      const { receivedAt } = rejectedPaymentEvents;
      db.delete(rejectedPaymentEvents).where(lt(receivedAt, at)).run();
    },
  };
}

function paymentEventStatements(db: SqliteDb) {
  const { id, key, fingerprint, outcome, paymentId, status, demo } = paymentEvents;
  const ofKey = and(eq(key, value('key')), ne(outcome, 'pending'));
  return {
    insert: db
      .insert(paymentEvents)
      .values({
        ...placeholders('id', 'key', 'fingerprint', 'orderNumber', 'paymentId', 'status'),
        ...placeholders('statusText', 'amountText', 'amount', 'currency', 'demo', 'outcome'),
        ...placeholders('sealedOrder', 'rawBody', 'headers', 'receivedAt'),
        // By itself, because the type's own encoder knows no null.
        handledAt: sql`${value('handledAt')}`,
      })
      .prepare(),
    insertContact: db.$client.prepare(
      'insert into notice_contacts (contact, notice_id) values (?, ?)',
    ),
    byId: db
      .select(STORED)
      .from(paymentEvents)
      .where(eq(id, value('id')))
      .prepare(),
    bodyOf: db
      .select({ rawBody: paymentEvents.rawBody, headers: paymentEvents.headers })
      .from(paymentEvents)
      .where(eq(id, value('id')))
      .prepare(),
    pending: db
      .select(STORED)
      .from(paymentEvents)
      .where(
        and(
          isNull(paymentEvents.handledAt),
          sql`(${paymentEvents.receivedAt}, ${id}) > (${value('time')}, ${value('id')})`,
        ),
      )
      .orderBy(asc(paymentEvents.receivedAt), asc(id))
      .limit(value('limit'))
      .prepare(),
    others: db
      .select({ fingerprint })
      .from(paymentEvents)
      .where(and(ofKey, ne(id, value('id'))))
      .prepare(),
    earlier: db
      .select({ fingerprint })
      .from(paymentEvents)
      .where(and(ofKey, lt(id, value('id'))))
      .prepare(),
    setHandled: db
      .update(paymentEvents)
      .set({ outcome: sql`${value('outcome')}`, handledAt: sql`${value('at')}` })
      .where(eq(id, value('id')))
      .prepare(),
    setOutcome: db
      .update(paymentEvents)
      .set({ outcome: sql`${value('outcome')}` })
      .where(eq(id, value('id')))
      .prepare(),
    waitingOf: db
      .select({ id, outcome, paymentId: paymentFacts.paymentId, at: paymentFacts.at })
      .from(paymentFacts)
      .innerJoin(paymentEvents, eq(id, paymentFacts.paymentEventId))
      .where(
        and(
          eq(paymentFacts.orderId, value('orderId')),
          eq(paymentFacts.kind, 'paid'),
          inArray(outcome, ['second_payment', 'payment_after_refund']),
          isNull(paymentEvents.resolution),
        ),
      )
      .prepare(),
    ofPayment: db
      .select({ paymentId, status, demo })
      .from(paymentEvents)
      .where(and(eq(paymentId, value('paymentId')), eq(paymentEvents.orderNumber, value('number'))))
      .prepare(),
    otherOrderNamedFor: db
      .select({ number: orders.number })
      .from(paymentEvents)
      .innerJoin(orders, eq(orders.number, paymentEvents.orderNumber))
      .where(
        and(eq(paymentId, value('paymentId')), eq(demo, false), ne(orders.id, value('orderId'))),
      )
      .limit(1)
      .prepare(),
    erasedOrderOf: db
      .select({ id: orders.id })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
      .where(and(eq(paymentFacts.paymentId, value('paymentId')), isNotNull(orders.erasedAt)))
      .limit(1)
      .prepare(),
    insertRejected: db
      .insert(rejectedPaymentEvents)
      .values(placeholders('reason', 'fields', 'bytes', 'receivedAt'))
      .returning({ id: rejectedPaymentEvents.id })
      .prepare(),
    forgetRejected: db
      .delete(rejectedPaymentEvents)
      .where(sql`${rejectedPaymentEvents.id} <= ${value('newest')} - ${JOURNAL_SIZE}`)
      .prepare(),
  };
}

/** A payment event as its row holds it. */
export function paymentEventFromRow(row: StoredRow): PaymentEvent {
  return {
    orderNumber: row.orderNumber,
    paymentId: row.paymentId,
    status: row.status,
    statusText: row.statusText,
    amountText: row.amountText,
    amount: row.amount,
    currency: row.currency,
    demo: row.demo,
    sealedOrder: row.sealedOrder,
    key: row.key,
    fingerprint: row.fingerprint,
  };
}
