import { v7 as uuidv7 } from 'uuid';
import type { PaymentEvent, PaymentEventOutcome } from '@/lib/payments/events/payment-event';
import { isPlain, withoutFields } from '@/lib/payments/events/plain-fields';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { SettledPaymentEvent, Store } from '@/lib/store/store';
import { NO_BODY } from './erasure/empty-payment-events';
import type { GroupCommit } from './group-commit';
import type { OrderStatements } from './order-statements';
import type { Enqueue } from './outbox';
import type { keepingContacts } from './payment-event-contacts';
import type { PaymentEventStatements } from './payment-event-statements';
import type { paymentEvents } from './schema';
import { knownAbout, settleInside, takeEffect } from './settle-payment-event';

type PaymentEventMethods = Pick<
  Store,
  | 'settlePaymentEvent'
  | 'pendingPaymentEvents'
  | 'settlePending'
  | 'journalRejected'
  | 'alertOfPaymentEvent'
>;

type Contacts = { keepContacts: ReturnType<typeof keepingContacts> };

/** The part of the store that keeps payment events and does what they mean. */
export function paymentEventMethods(
  group: GroupCommit,
  statements: PaymentEventStatements & OrderStatements & Contacts,
  enqueue: Enqueue,
): PaymentEventMethods {
  const isErased = (number: string) =>
    statements.erasedByNumber.get({ number }) || statements.hasTombstone(number);
  const isPaymentOfErased = ({ orderNumber: number, paymentId }: PaymentEvent) =>
    isPaymentId(paymentId) &&
    !statements.isNumberTaken.get({ number }) &&
    statements.paymentOfErased.get({ paymentId });
  /** Such a payment event is kept without the buyer's contacts that its body may hold. */
  const tellsOfErased = (paymentEvent: PaymentEvent) =>
    Boolean(isErased(paymentEvent.orderNumber) || isPaymentOfErased(paymentEvent));
  return {
    settlePaymentEvent: (paymentEvent, { receivedAt, ...delivery }, settle) => {
      const id = uuidv7();
      const keep = (outcome: PaymentEventOutcome, isOfErased: boolean) => {
        const handledAt = outcome === 'pending' ? null : receivedAt.getTime();
        const stripped = isOfErased && { ...withoutFields(paymentEvent, isPlain), ...NO_BODY };
        const kept = { ...paymentEvent, ...delivery, ...stripped };
        statements.insert.run({ ...kept, id, outcome, receivedAt, handledAt });
        const isOfOrder = statements.isNumberTaken.get({ number: paymentEvent.orderNumber });
        if (!isOfOrder && !isOfErased) statements.keepContacts({ ...kept, id });
        return kept;
      };
      return group.write<SettledPaymentEvent>(
        () => {
          const known = knownAbout(statements, { id, paymentEvent });
          const settling = settle(known);
          const isOfErased = !known.order && tellsOfErased(paymentEvent);
          const { paymentId } = keep(settling.outcome, isOfErased);
          const fact = settling.fact && { ...settling.fact, paymentId };
          const settled = { ...settling, fact };
          return takeEffect(statements, enqueue, { id, paymentEvent }, known, settled, receivedAt);
        },
        (error) => {
          keep('pending', tellsOfErased(paymentEvent));
          return { outcome: 'pending', order: null, error };
        },
      );
    },
    pendingPaymentEvents: async (limit, after) => {
      const [time, id] = [after?.receivedAt.getTime() ?? 0, after?.id ?? ''];
      return statements.pending.all({ limit, time, id }).map((row) => ({
        id: row.id,
        paymentEvent: paymentEventFromRow(row),
        receivedAt: row.receivedAt,
      }));
    },
    settlePending: (pending, at, settle) =>
      group.write(() => {
        const kept = statements.paymentEventById.get({ id: pending.id });
        // Another retry was faster: what it settled stays, with the word for it.
        if (kept?.handledAt) return { outcome: kept.outcome, order: null };
        return settleInside(statements, enqueue, pending, at, settle);
      }),
    alertOfPaymentEvent: (paymentEventId, messages, at) =>
      group.write(() => enqueue({ paymentEventId }, messages, at)),
    journalRejected: (rejected) =>
      group.write(() => {
        const row = statements.reject.get(rejected);
        statements.forgetOldRejections.run({ newest: row?.id });
      }),
  };
}

/** A payment event as its row holds it. */
export function paymentEventFromRow(row: typeof paymentEvents.$inferSelect): PaymentEvent {
  const { orderNumber, paymentId, status, statusText, amountText, amount } = row;
  const { currency, demo, sealedOrder, key, fingerprint } = row;
  return {
    ...{ orderNumber, paymentId, status, statusText, amountText, amount },
    ...{ currency, demo, sealedOrder, key, fingerprint },
  };
}
