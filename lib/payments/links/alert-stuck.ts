import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import { STUCK_AFTER_MS } from '@/lib/orders/return-times';
import { type Channels, messagesToSeller, type OutboxMessage } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import { isStuck } from './returns';

type Ports = { store: Store; clock: Clock; channels: Channels };

/** Anyone who came back from paying by then has waited too long for a payment event. */
export function stuckBefore(now: Date): Date {
  return new Date(now.getTime() - STUCK_AFTER_MS);
}

/**
 * Tells the seller of every order whose buyer came back from paying ten minutes ago while no
 * payment event has come; of each order once. Returns the orders.
 */
export async function alertStuck({ store, clock, channels }: Ports): Promise<Order[]> {
  const now = clock();
  return alertOfStuck(store, stuckBefore(now), messagesToSeller('stuck_to_seller', channels), now);
}

/** Looks, once for each, after the orders whose buyer came back by `before`. */
export async function alertOfStuck(
  store: Store,
  before: Date,
  messages: readonly OutboxMessage[],
  at: Date,
): Promise<Order[]> {
  const due = await store.read(async (db) =>
    (await db.returns.hasUnlooked(before)) ? await db.returns.unlooked(before) : null,
  );
  if (!due) return [];
  const topics = due.map(({ order }) => about.order(order.number));
  return store.write(topics, async (db) => {
    const returns = await db.returns.unlooked(before);
    const stuck = returns.filter(({ order, returned }) => isStuck(order, returned, before));
    for (const { order } of stuck) {
      await db.outbox.enqueue({ orderId: order.id }, messages, at);
    }
    await db.returns.setLooked(before, at);
    return stuck.map(({ order }) => order);
  });
}
