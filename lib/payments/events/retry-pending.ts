import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import { type Channels, owedToSeller } from '@/lib/outbox/notification';
import type { PendingNotice, Store } from '@/lib/store/store';
import { settleAs } from './receive-notice';
import type { OrderSeal } from './sealed-order';

export type RetriedNotice =
  | { kind: 'settled'; id: string; order: Order | null }
  | { kind: 'failed'; id: string; error: unknown };

type Ports = { store: Store; clock: Clock; channels: Channels; orderSeal: OrderSeal };

const BATCH = 50;

/**
 * Settles again the notices whose settling failed; those that fail once more stay for later and
 * hold nobody back, and the seller is told of each once. The money counts from when the notice
 * came, not from when it settled.
 */
export async function retryPending(ports: Ports) {
  const { store } = ports;
  const results: RetriedNotice[] = [];
  let batch = await store.pendingNotices(BATCH);
  while (batch.length > 0) {
    for (const pending of batch) results.push(await retryOne(ports, pending));
    batch = await store.pendingNotices(BATCH, batch.at(-1));
  }
  return results;
}

async function retryOne(ports: Ports, pending: PendingNotice): Promise<RetriedNotice> {
  const { store, clock, channels, orderSeal } = ports;
  try {
    const settle = settleAs(pending.notice, pending.receivedAt, channels, orderSeal.unseal);
    const { order } = await store.settlePending(pending, clock(), settle);
    return { kind: 'settled', id: pending.id, order };
  } catch (error) {
    if (!isBusy(error)) await alertSeller(ports, pending).catch(() => undefined);
    return { kind: 'failed', id: pending.id, error };
  }
}

/** When it fails, the next round tells the seller; the notice itself is what matters. */
function alertSeller({ store, clock, channels }: Ports, { id }: PendingNotice): Promise<void> {
  return store.alertOfNotice(id, owedToSeller('unsettled_to_seller', channels), clock());
}

/** A locked database says nothing about the notice. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreBusy';
}
