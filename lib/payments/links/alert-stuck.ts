import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import { type Channels, messagesToSeller } from '@/lib/outbox/outbox-message';
import type { Store } from '@/lib/store/store';

type Ports = { store: Store; clock: Clock; channels: Channels };

/** A payment event usually comes within a minute; after this long somebody has to look. */
const STUCK_AFTER_MS = 10 * 60_000;

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
  const messages = messagesToSeller('stuck_to_seller', channels);
  return await store.alertOfStuck(stuckBefore(now), messages, now);
}
