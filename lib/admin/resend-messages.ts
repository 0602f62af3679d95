import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { type Channels, messagesAgain, type Way } from '../outbox/outbox-message';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type Resending = { actor: Actor; orderId: string; way: Way };

/** Requeues what the buyer was sent last; `nothing` when there is no such way to them. */
export async function resendMessages(
  { store, clock, channels }: Ports,
  { actor, orderId, way }: Resending,
): Promise<'due' | 'nothing'> {
  const file = await store.admin.orderFile(orderId);
  const messages = file ? messagesAgain(file.order, channels, way) : [];
  if (messages.length === 0) return 'nothing';
  const at = clock();
  const entry = { at, actor, action: 'messages_resent', orderId, details: { way } } as const;
  await store.admin.resendMessages(messages, entry);
  return 'due';
}
