import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import type { ReceivedUpdate } from './read-update';

type Ports = {
  store: Pick<Store, 'keepUpdates'>;
  clock: Clock;
  /** Counts a message of a chat; the seconds to wait, 0 when it may be taken. */
  messageLimit: { take(chat: string): Promise<number> };
  /** Told of a message beyond that. */
  onDropped(): void;
};

/**
 * Keeps updates of the bot before they are handled. Messages of one chat beyond its limit are
 * dropped: anyone who sends so many waits for no answer to each. What was pressed, paid, blocked or
 * allowed is never dropped.
 */
export async function receiveUpdates(
  { store, clock, messageLimit, onDropped }: Ports,
  received: readonly ReceivedUpdate[],
): Promise<void> {
  const kept: ReceivedUpdate[] = [];
  for (const update of received) {
    const isTooMuch = update.isTalk && (await messageLimit.take(`${update.chatId}`)) > 0;
    if (isTooMuch) onDropped();
    else kept.push(update);
  }
  const updates = kept.map(({ id, body, chatId }) => ({ id, body, chatId }));
  if (updates.length > 0) await store.keepUpdates(updates, clock());
}
