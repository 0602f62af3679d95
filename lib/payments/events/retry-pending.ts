import type { Actor } from '@/lib/audit';
import type { Order } from '@/lib/orders/order';
import { messagesToSeller } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { Db } from '@/lib/store/db';
import type { PendingPaymentEvent } from '@/lib/store/queries/payment-events';
import { canProcessAgain } from '../resolutions';
import {
  type AppliedPaymentEvent,
  aboutPaymentEvent,
  applyDecision,
  type DecidingPorts,
  decidePaymentEvent,
  loadPaymentSnapshot,
} from './apply-payment-event';
import { isBusy, type PaymentEventPorts } from './receive-payment-event';

export type RetriedPaymentEvent =
  | { kind: 'applied'; id: string; order: Order | null }
  | { kind: 'failed'; id: string; error: unknown };

type Ports = Omit<PaymentEventPorts, 'deliverSoon'>;

const BATCH = 50;

/**
 * Applies again the payment events that are pending; those that fail once more stay for later and
 * hold nobody back, and the seller is notified of each once. The money counts from when the payment
 * event came, not from when it is applied.
 */
export async function retryPending(ports: Ports): Promise<RetriedPaymentEvent[]> {
  const { store } = ports;
  const results: RetriedPaymentEvent[] = [];
  let last: PendingPaymentEvent | null = null;
  for (;;) {
    const batch: PendingPaymentEvent[] = await pendingAfter(store, last);
    for (const pending of batch) results.push(await retryOne(ports, pending));
    last = batch.at(-1) ?? null;
    if (!last) return results;
  }
}

function pendingAfter(store: Ports['store'], last: PendingPaymentEvent | null) {
  return store.read((db) => db.paymentEvents.pending(BATCH, last));
}

async function retryOne(ports: Ports, pending: PendingPaymentEvent): Promise<RetriedPaymentEvent> {
  try {
    const { order } = await applyPending(ports, pending);
    if (order) ports.orderEvents.changed(order.id);
    return { kind: 'applied', id: pending.id, order };
  } catch (error) {
    if (!isBusy(error)) await alertSeller(ports, pending).catch(() => undefined);
    return { kind: 'failed', id: pending.id, error };
  }
}

/**
 * Applies a payment event that is pending. One that somebody else has applied meanwhile stays as
 * they did. Rejects when it fails again; nothing has changed then.
 */
export async function applyPending(
  { store, clock, channels, orderSeal }: Ports,
  { id, paymentEvent }: PendingPaymentEvent,
): Promise<AppliedPaymentEvent> {
  const topics = () => aboutPaymentEvent(store, paymentEvent);
  return store.write(topics, async (db) => {
    const event = await db.paymentEvents.byId(id);
    if (!event || event.handledAt) return { outcome: event?.outcome ?? 'pending', order: null };
    const earlier = await db.paymentEvents.otherFingerprints(paymentEvent.key, id);
    return applyStoredPaymentEvent(db, event, earlier, clock(), { channels, orderSeal });
  });
}

/**
 * Applies a kept payment event that has had no effect once more, by the seller's hand, as if it
 * came now: only what came before it counts as earlier, so that a later repeat does not make it a
 * duplicate. Null of one that is not there, was resolved, or cannot have an effect. Rejects when it
 * fails; nothing has changed then.
 */
export async function processAgain(
  { store, clock, channels, orderSeal, orderEvents }: Omit<PaymentEventPorts, 'deliverSoon'>,
  id: string,
  actor: Actor,
): Promise<AppliedPaymentEvent | null> {
  const kept = await store.read((db) => db.paymentEvents.byId(id));
  if (!kept) return null;
  const topics = () => aboutPaymentEvent(store, kept.paymentEvent);
  const applied = await store.write(topics, async (db) => {
    const event = await db.paymentEvents.byId(id);
    if (!event || !canProcessAgain({ ...event, demo: event.paymentEvent.demo })) return null;
    const at = clock();
    const earlier = await db.paymentEvents.earlierFingerprints(event.paymentEvent.key, id);
    const done = await applyStoredPaymentEvent(db, event, earlier, at, { channels, orderSeal });
    await db.audit.insert({
      at,
      actor,
      action: 'notice_processed',
      paymentEventId: id,
      ...(done.order ? { orderId: done.order.id } : {}),
      details: { was: event.outcome, became: done.outcome },
    });
    return done;
  });
  if (applied?.order) orderEvents.changed(applied.order.id);
  return applied;
}

/**
 * Decides anew what a kept payment event means and applies it: the money counts from when the event
 * came, the rest from `at`. `earlier` are the fingerprints under its key that count as earlier.
 */
async function applyStoredPaymentEvent(
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

/** When it fails, the next round tells the seller; the payment event itself is what matters. */
function alertSeller(
  { store, clock, channels }: Ports,
  { id: paymentEventId, paymentEvent }: PendingPaymentEvent,
): Promise<void> {
  const messages = messagesToSeller('unsettled_to_seller', channels);
  return store.write([about.paymentEvent(paymentEvent.key)], (db) =>
    db.outbox.enqueue({ paymentEventId }, messages, clock()),
  );
}
