import type { Order } from '@/lib/orders/order';
import { messagesToSeller } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { PendingPaymentEvent } from '@/lib/store/queries/payment-events';
import {
  type AppliedPaymentEvent,
  aboutPaymentEvent,
  applyStoredPaymentEvent,
} from './apply-payment-event';
import type { PaymentEventPorts } from './receive-payment-event';

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
  const topics = await aboutPaymentEvent(store, paymentEvent);
  return store.write(topics, async (db) => {
    const event = await db.paymentEvents.byId(id);
    if (!event || event.handledAt) return { outcome: event?.outcome ?? 'pending', order: null };
    const earlier = await db.paymentEvents.otherFingerprints(paymentEvent.key, id);
    return applyStoredPaymentEvent(db, event, earlier, clock(), { channels, orderSeal });
  });
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

/** A locked database says nothing about the payment event. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreBusy';
}
