import type { World } from './world';

/** When each copy of a message has come to people, by what `messageKey` makes of it. */
export type Arrived = Map<string, number[]>;

/** The same for an outbox row and for what the emulator have got because of it. */
export function messageKey(to: 'mail' | number, kind: string, about: string): string {
  return `${to} ${kind} ${about}`;
}

type Call = { at: string; method: string; params: Record<string, unknown>; done: boolean };

/** Asks the mail emulator and the Telegram emulator what has really come. */
export async function readArrived({ mail, telegram, sellerId }: World): Promise<Arrived> {
  const arrived: Arrived = new Map();
  const note = (key: string, at: string) =>
    arrived.set(key, [...(arrived.get(key) ?? []), Date.parse(at)]);
  for (const { messageId, at } of mail.mailbox.letters) {
    const [kind = '', orderId = ''] = messageId.replace(/^</, '').split('.');
    note(messageKey('mail', kind, orderId), at);
  }
  const log = await fetch(`${telegram.url}/control/call-log`);
  for (const call of (await log.json()) as Call[]) {
    const chatId = Number(call.params.chat_id);
    if (!call.done || !chatId) continue;
    if (chatId !== sellerId) note(messageKey(chatId, kindOf(call), ''), call.at);
    else note(messageKey(chatId, 'payment_to_seller', numberIn(String(call.params.text))), call.at);
  }
  return arrived;
}

/** Every order of a run has a Telegram user of its own, so the kind is all there is to tell. */
function kindOf({ method, params }: Call): string {
  if (method === 'sendDocument') return 'pdf_in_chat';
  if (method === 'editMessageText') return 'payment_in_chat';
  return JSON.stringify(params).includes('/reading/') ? 'reading_in_chat' : 'order_in_chat';
}

function numberIn(text: string): string {
  return (/№([\s\d]+)/.exec(text)?.[1] ?? '').replace(/\s/g, '');
}
