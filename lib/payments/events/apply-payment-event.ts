import type { Order } from '@/lib/orders/order';
import { about } from '@/lib/store/about';
import type { Db } from '@/lib/store/db';
import type { PendingPaymentEvent } from '@/lib/store/queries/payment-events';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import { isPaymentId } from '../payment-id';
import { recordFacts, replaceFact, restateWaiting } from '../record-facts';
import {
  type DecidingPorts,
  decidePaymentEvent,
  type PaymentEventDecision,
} from './decide-payment-event';
import type { PaymentEventOutcome } from './outcomes';
import type { PaymentEvent } from './payment-event';
import { loadPaymentSnapshot, type PaymentSnapshot } from './payment-snapshot';

/** What a payment event did; `order` is the order as a new fact left it. */
export type AppliedPaymentEvent = { outcome: PaymentEventOutcome; order: Order | null };

/**
 * What applying a payment event depends on and changes: also the other order that counts its
 * payment as its own, which may have to be disputed.
 */
export async function aboutPaymentEvent(
  store: UnitOfWork,
  { orderNumber, paymentId, key }: PaymentEvent,
): Promise<string[]> {
  const topics = [about.order(orderNumber), about.paymentEvent(key)];
  if (!isPaymentId(paymentId)) return topics;
  const claims = await store.read((db) => db.facts.claimsOf(paymentId, orderNumber));
  return [...topics, about.payment(paymentId), ...claims.map(({ number }) => about.order(number))];
}

/**
 * Decides anew what a kept payment event means and applies it: the money counts from when the event
 * came, the rest from `at`. `earlier` are the fingerprints under its key that count as earlier.
 */
export async function applyStoredPaymentEvent(
  db: Db,
  { id, paymentEvent, receivedAt }: PendingPaymentEvent,
  earlier: readonly string[],
  at: Date,
  ports: DecidingPorts,
): Promise<AppliedPaymentEvent> {
  const known = await loadPaymentSnapshot(db, paymentEvent, earlier);
  const decision = decidePaymentEvent(paymentEvent, known, receivedAt, ports);
  await db.paymentEvents.setHandled(id, decision.outcome, at);
  return applyDecision(db, { id, paymentEvent }, known, decision, at);
}

/** Writes what a kept payment event means. */
export async function applyDecision(
  db: Db,
  { id: paymentEventId, paymentEvent }: Pick<PendingPaymentEvent, 'id' | 'paymentEvent'>,
  { order, erased, facts: earlier }: PaymentSnapshot,
  decision: PaymentEventDecision,
  at: Date,
): Promise<AppliedPaymentEvent> {
  const { outcome, fact, change, recovered } = decision;
  await db.outbox.enqueue({ paymentEventId }, decision.alerts, at);
  if (recovered) await db.orders.insert(recovered);
  for (const { orderId } of decision.disputed) {
    // The reading that the mark has opened stays: only what the order counts as its money changes.
    await replaceFact(db, orderId, { kind: 'paid', paymentId: paymentEvent.paymentId }, 'disputed');
    await restateWaiting(db, orderId, at);
    await db.outbox.enqueue({ orderId }, decision.disputeAlerts, at);
    // An earlier dispute of the order may have been told already.
    await db.outbox.requeueUnmatched(orderId, at);
  }
  const living = order ?? recovered;
  const orderId = living?.id ?? erased?.id;
  if (!orderId || !fact || !change) return { outcome, order: null };
  await recordFacts(db, { orderId, earlier, facts: [fact], paymentEventId, change }, at);
  return { outcome, order: living ? { ...living, ...change.paymentState } : null };
}
