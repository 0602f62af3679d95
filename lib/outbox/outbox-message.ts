import type { Order } from '../orders/order';

/** What is sent to a buyer by mail. */
export const MAIL_KINDS = ['order_by_mail', 'reading_by_mail'] as const;

/** What is sent to a buyer's chat: number and sum, the same message once paid, the result. */
export const CHAT_KINDS = [
  'order_in_chat',
  'payment_in_chat',
  'reading_in_chat',
  'pdf_in_chat',
] as const;

/** What the seller hears in a chat of their own. */
export const SELLER_KINDS = [
  'payment_to_seller',
  'odd_money_to_seller',
  'unsettled_to_seller',
  'stuck_to_seller',
  'erasure_to_seller',
  'alert_to_seller',
] as const;

/** What of it goes to the seller's mail too: what cannot wait until the chat is read. */
export const SELLER_MAIL_KINDS = [
  'odd_money_by_mail_to_seller',
  'unsettled_by_mail_to_seller',
  'stuck_by_mail_to_seller',
  'alert_by_mail_to_seller',
] as const;

export type MailKind = (typeof MAIL_KINDS)[number];
export type ChatKind = (typeof CHAT_KINDS)[number];
export type SellerKind = (typeof SELLER_KINDS)[number];
export type SellerMailKind = (typeof SELLER_MAIL_KINDS)[number];
export type MessageKind = MailKind | ChatKind | SellerKind | SellerMailKind;

/** What brings a buyer the reading. */
export const READING_KINDS = [
  'reading_by_mail',
  'reading_in_chat',
] as const satisfies MessageKind[];

/** What tells the seller of money that fits no order. */
export const UNMATCHED_KINDS = [
  'odd_money_to_seller',
  'odd_money_by_mail_to_seller',
] as const satisfies MessageKind[];

/** What a message is, for the seller. */
export const MESSAGE_NAMES: Record<MessageKind, string> = {
  order_by_mail: 'письмо о заказе',
  reading_by_mail: 'письмо с разбором',
  order_in_chat: 'номер и сумма в чат',
  payment_in_chat: 'отметка об оплате в чате',
  reading_in_chat: 'разбор в чат',
  pdf_in_chat: 'PDF в чат',
  payment_to_seller: 'сообщение вам об оплате',
  odd_money_to_seller: 'сообщение вам: деньги не сошлись',
  unsettled_to_seller: 'сообщение вам: уведомление не обработалось',
  stuck_to_seller: 'сообщение вам: завис заказ',
  erasure_to_seller: 'сообщение вам: просьба удалить данные',
  alert_to_seller: 'сообщение вам: сбой',
  odd_money_by_mail_to_seller: 'письмо вам: деньги не сошлись',
  unsettled_by_mail_to_seller: 'письмо вам: уведомление не обработалось',
  stuck_by_mail_to_seller: 'письмо вам: завис заказ',
  alert_by_mail_to_seller: 'письмо вам: сбой',
};

/** The same news in the chat. */
export const IN_CHAT_OF = {
  odd_money_by_mail_to_seller: 'odd_money_to_seller',
  unsettled_by_mail_to_seller: 'unsettled_to_seller',
  stuck_by_mail_to_seller: 'stuck_to_seller',
  alert_by_mail_to_seller: 'alert_to_seller',
} as const satisfies Record<SellerMailKind, SellerKind>;

/**
 * A message enqueued because of something; each at most once per chat. `chatId` is null for mail.
 * One that is `capped` is only written down, not sent.
 */
export type OutboxMessage = { kind: MessageKind; chatId: number | null; isCapped?: boolean };

/** Which ways to write to people this shop has, and those to its seller: chats, and mail or not. */
export type Channels = {
  mail: boolean;
  chat: boolean;
  sellers: readonly number[];
  sellerMail?: boolean;
};

/**
 * What a buyer is sent when the order is placed: number, sum and the way back, before paying.
 * What is `capped` is only written down.
 */
export function messagesWhenPlaced(
  order: Order,
  channels: Channels,
  capped = { mail: false, chat: false },
): OutboxMessage[] {
  const mail = byMail(order, channels, 'order_by_mail');
  const chat = inChat(order, channels, 'order_in_chat');
  return [
    ...mail.map((one) => ({ ...one, isCapped: capped.mail })),
    ...chat.map((one) => ({ ...one, isCapped: capped.chat })),
  ];
}

/** What is sent when the order is paid for the first time: the reading, and the news of it. */
export function messagesWhenPaid(order: Order, channels: Channels): OutboxMessage[] {
  return [
    ...inChat(order, channels, 'payment_in_chat', 'reading_in_chat', 'pdf_in_chat'),
    ...byMail(order, channels, 'reading_by_mail'),
    ...messagesToSeller('payment_to_seller', channels),
  ];
}

/** By which a buyer can be written to. */
export type BuyerChannel = 'chat' | 'mail';

/**
 * What a buyer is sent once more when the seller wants it sent again: number and sum before
 * paying, the reading afterwards. Nothing after a refund, nor where they cannot be reached by it.
 */
export function messagesAgain(
  order: Order,
  channels: Channels,
  channel: BuyerChannel,
): OutboxMessage[] {
  if (order.refundedAt) return [];
  if (channel === 'mail') {
    return byMail(order, channels, order.paidAt ? 'reading_by_mail' : 'order_by_mail');
  }
  return order.paidAt
    ? inChat(order, channels, 'reading_in_chat', 'pdf_in_chat')
    : inChat(order, channels, 'order_in_chat');
}

/** One message to every chat of the seller, and a letter where the news is worth one. */
export function messagesToSeller(kind: SellerKind, channels: Channels): OutboxMessage[] {
  const chats = channels.chat ? channels.sellers : [];
  const letters = channels.mail && channels.sellerMail ? SELLER_MAIL_KINDS : [];
  return [
    ...chats.map((chatId) => ({ kind, chatId })),
    ...letters
      .filter((letter) => IN_CHAT_OF[letter] === kind)
      .map((letter) => ({ kind: letter, chatId: null })),
  ];
}

function byMail({ contacts }: Order, { mail }: Channels, kind: MailKind): OutboxMessage[] {
  return mail && contacts.email ? [{ kind, chatId: null }] : [];
}

function inChat(order: Order, { chat }: Channels, ...kinds: ChatKind[]): OutboxMessage[] {
  const chatId = order.telegramUserId;
  return chat && chatId !== null ? kinds.map((kind) => ({ kind, chatId })) : [];
}

/** What can be wrong with the shop as a whole. What is wrong with one payment is told apart. */
export type AlertCause = 'backup_failed' | 'delivery_failing' | 'erased_held';

/** Something wrong that the seller is notified of once; `clearedAt` is when it was over. */
export type Alert = { cause: AlertCause; raisedAt: Date; clearedAt: Date | null };
