import { eq, lt } from 'drizzle-orm';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import type { PaymentEventQueries } from '@/lib/store/queries/payment-events';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';
import { paymentEventStatements } from './payment-event-statements';

type StoredRow = Omit<Tables['paymentEvents']['$inferSelect'], 'rawBody' | 'headers'>;

/** How many refused deliveries are kept. */
const JOURNAL_SIZE = 1_000;
const BEGINNING = new Date(0);

export function paymentEventQueries(on: Connection): PaymentEventQueries {
  const {
    db,
    tables: { paymentEvents, rejectedPaymentEvents },
  } = on;
  const statements = paymentEventStatements(on);
  return {
    insert: async ({ paymentEvent, ...rest }) => {
      await statements.insert.execute({ ...paymentEvent, ...rest });
    },
    insertContacts: async (paymentEventId, contacts) => {
      for (const contact of contacts) {
        await statements.insertContact.execute({ contact, paymentEventId });
      }
    },
    byId: async (id) => {
      const row = await first(statements.byId.execute({ id }));
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
    bodyOf: async (id) => (await first(statements.bodyOf.execute({ id }))) ?? null,
    pending: async (limit, after) => {
      const place = { time: after?.receivedAt ?? BEGINNING, id: after?.id ?? '' };
      const rows = await statements.pending.execute({ limit, ...place });
      return rows.map((row) => ({
        id: row.id,
        paymentEvent: paymentEventFromRow(row),
        receivedAt: row.receivedAt,
      }));
    },
    otherFingerprints: async (key, id) =>
      (await statements.others.execute({ key, id })).map(({ fingerprint }) => fingerprint),
    earlierFingerprints: async (key, id) =>
      (await statements.earlier.execute({ key, id })).map(({ fingerprint }) => fingerprint),
    setHandled: async (id, outcome, at) => {
      await statements.setHandled.execute({ id, outcome, at });
    },
    setOutcome: async (id, outcome) => {
      await statements.setOutcome.execute({ id, outcome });
    },
    setResolution: async (id, resolution, resolvedAt) => {
      await db
        .update(paymentEvents)
        .set({ resolution, resolvedAt })
        .where(eq(paymentEvents.id, id));
    },
    waitingOf: async (orderId) => statements.waitingOf.execute({ orderId }),
    ofPayment: async (number, paymentId) => statements.ofPayment.execute({ number, paymentId }),
    otherOrderNamedFor: async (paymentId, orderId) =>
      (await first(statements.otherOrderNamedFor.execute({ paymentId, orderId })))?.number ?? null,
    isOfErasedOrder: async (paymentId) =>
      (await statements.erasedOrderOf.execute({ paymentId })).length > 0,
    insertRejected: async (rejected) => {
      const row = await first(statements.insertRejected.execute(rejected));
      if (row) await statements.forgetRejected.execute({ last: row.id - JOURNAL_SIZE });
    },
    deleteRejectedBefore: async (at) => {
      await db.delete(rejectedPaymentEvents).where(lt(rejectedPaymentEvents.receivedAt, at));
    },
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
    happenedAt: row.happenedAt,
    demo: row.demo,
    sealedOrder: row.sealedOrder,
    key: row.key,
    fingerprint: row.fingerprint,
  };
}
