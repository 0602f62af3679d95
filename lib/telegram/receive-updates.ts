import type { NewUpdate, Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { isSameSecret } from '../secrets';

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

/** `isTalk`: a message that somebody typed or sent; nothing is lost for good without it. */
export type ReceivedUpdate = Required<NewUpdate> & { isTalk: boolean };

type Chat = { id?: unknown } | undefined;
type Sent = { chat?: Chat } | undefined;

/** What of an update tells whose it is (Bot API, "Update"); nothing of it is to be relied on. */
type Update = {
  update_id?: unknown;
  message?: Sent & object;
  my_chat_member?: Sent;
  callback_query?: { message?: Sent; from?: Chat };
};

/** Messages that tell of something done, once: money, and leave to write. */
const SERVICE_FIELDS = ['successful_payment', 'refunded_payment', 'write_access_allowed'];

/** An update as it is kept, or null for what is none (Bot API, "Update"). */
export function readUpdate(body: string): ReceivedUpdate | null {
  try {
    const update = JSON.parse(body) as Update;
    const { update_id: id, message } = update;
    if (!Number.isSafeInteger(id) || Number(id) < 0) return null;
    const isTalk = message !== undefined && !SERVICE_FIELDS.some((name) => name in message);
    return { id: Number(id), body, chatId: chatOf(update), isTalk };
  } catch {
    return null;
  }
}

function chatOf({ message, my_chat_member: member, callback_query: press }: Update): number | null {
  const chat = message?.chat ?? member?.chat ?? press?.message?.chat ?? press?.from;
  return Number.isSafeInteger(chat?.id) ? Number(chat?.id) : null;
}

/** Whether a delivery carries the secret that `setWebhook` was given, compared in constant time. */
export function hasWebhookSecret(headers: Headers, secret: string): boolean {
  const offered = headers.get('x-telegram-bot-api-secret-token') ?? '';
  return isSameSecret(offered, secret);
}
