import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import { type Channels, messagesToSeller } from '@/lib/outbox/outbox-message';
import type { PendingPaymentEvent, Store } from '@/lib/store/store';
import { settleAs } from './receive-payment-event';
import type { OrderSeal } from './sealed-order';

export type RetriedPaymentEvent =
  | { kind: 'settled'; id: string; order: Order | null }
  | { kind: 'failed'; id: string; error: unknown };

type Ports = { store: Store; clock: Clock; channels: Channels; orderSeal: OrderSeal };

const BATCH = 50;

/**
 * Settles again the payment events whose settling failed; those that fail once more stay for later
 * and hold nobody back, and the seller is notified of each once. The money counts from when the
 * payment event came, not from when it settled.
 */
export async function retryPending(ports: Ports) {
  const { store } = ports;
  const results: RetriedPaymentEvent[] = [];
  let batch = await store.pendingPaymentEvents(BATCH);
  while (batch.length > 0) {
    for (const pending of batch) results.push(await retryOne(ports, pending));
    batch = await store.pendingPaymentEvents(BATCH, batch.at(-1));
  }
  return results;
}

async function retryOne(ports: Ports, pending: PendingPaymentEvent): Promise<RetriedPaymentEvent> {
  const { store, clock, channels, orderSeal } = ports;
  try {
    const settle = settleAs(pending.paymentEvent, pending.receivedAt, channels, orderSeal.unseal);
    const { order } = await store.settlePending(pending, clock(), settle);
    return { kind: 'settled', id: pending.id, order };
  } catch (error) {
    if (!isBusy(error)) await alertSeller(ports, pending).catch(() => undefined);
    return { kind: 'failed', id: pending.id, error };
  }
}

/** When it fails, the next round tells the seller; the payment event itself is what matters. */
function alertSeller(
  { store, clock, channels }: Ports,
  { id }: PendingPaymentEvent,
): Promise<void> {
  return store.alertOfPaymentEvent(id, messagesToSeller('unsettled_to_seller', channels), clock());
}

/** A locked database says nothing about the payment event. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreBusy';
}
