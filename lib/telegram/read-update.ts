import type { NewUpdate } from '@/lib/store/store';

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
