import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import { STUCK_AFTER_MS, STUCK_FOR_MS } from '@/lib/orders/return-times';
import { type Channels, messagesToSeller, type OutboxMessage } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { PaymentReturn } from '@/lib/store/queries/returns';
import type { Store } from '@/lib/store/store';

/**
 * Whether no payment event has told what became of the payment that a buyer came back from. A
 * refused attempt before the return has not: the next one may have succeeded.
 */
function isWaiting({ isMoneyTold, isTold }: PaymentReturn): boolean {
  return !isMoneyTold && !isTold;
}

/**
 * Whether a payment event has come and told of no money, so that who comes back after it waits
 * anew. Before one the first return counts: the address of a return can be opened again and again.
 */
function isWaitOver({ isMoneyTold, isTold }: PaymentReturn): boolean {
  return isTold && !isMoneyTold;
}

/**
 * Whether the buyer of an open order is stuck: back by `before`, and nothing is known of the money.
 */
export function isStuck(order: Order, returned: PaymentReturn, before: Date): boolean {
  const payableSince = new Date(before.getTime() - STUCK_FOR_MS);
  return returned.at <= before && order.payableUntil >= payableSince && isWaiting(returned);
}

/**
 * Keeps that a buyer came back from paying; the first time since a payment event told of no money
 * counts, and later ones cost one look.
 */
export async function recordReturn(store: Store, order: Order, at: Date): Promise<void> {
  const last = await store.read((db) => db.returns.ofOrder(order.id));
  if (last && !isWaitOver(last)) return;
  await store.write([about.order(order.number)], (db) => db.returns.put(order.id, at));
}

/**
 * Since when a buyer is back from paying while no payment event told what became of it; else null.
 */
export async function waitsSince(store: Store, order: Order): Promise<Date | null> {
  const returned = await store.read((db) => db.returns.ofOrder(order.id));
  return returned && isWaiting(returned) ? returned.at : null;
}

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
