import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { type BuyerChannel, type Channels, messagesAgain } from '../outbox/outbox-message';
import { about } from '../store/about';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type Resending = { actor: Actor; orderId: string; way: BuyerChannel };

/** Requeues what the buyer was sent last; `nothing` when there is no such way to them. */
export async function resendMessages(
  { store, clock, channels }: Ports,
  { actor, orderId, way }: Resending,
): Promise<'due' | 'nothing'> {
  const at = clock();
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return 'nothing';
  return store.write([about.order(number)], async (db) => {
    const order = await db.orders.byId(orderId);
    const messages = order ? messagesAgain(order, channels, way) : [];
    if (messages.length === 0) return 'nothing';
    await db.outbox.requeue(orderId, messages, at);
    const details = { way };
    await db.audit.insert({ at, actor, action: 'messages_resent', orderId, details });
    return 'due';
  });
}
