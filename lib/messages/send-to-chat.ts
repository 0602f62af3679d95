import type { OrderDetails } from '@/lib/store/order-details';
import type { Clock } from '../clock';
import { asError, reasonOf } from '../describe-error';
import { pdfName } from '../documents/document';
import { type Order, stateOf } from '../orders/order';
import type { LeasedMessage } from '../outbox/lease';
import { CHAT_KINDS, type ChatKind, type MessageKind } from '../outbox/outbox-message';
import { OwnError } from '../own-error';
import { orderMessage, paidMessage, pdfCaption, readingMessage } from './chat-messages';
import type { ChatMessage, DeliveryOutcome, Messenger } from './delivery';
import { escapeHtml } from './escape-html';
import type { Begin } from './outbox-worker';
import type { SellerNews } from './seller-messages';
import { isSellerKind, sellerNewsOf } from './seller-news';

/** What messages of a chat are made of and sent through. */
export type ChatPorts = {
  messenger: Messenger;
  clock: Clock;
  /** Whether what is for the seller may go there: a chat may have been taken off the list since. */
  isSellersChat(chatId: number): boolean;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  readingPdf(details: OrderDetails): Promise<Buffer | null>;
  /** The individual link to pay by; null where there is none now, or none is given in a chat. */
  payUrl(details: OrderDetails): Promise<string | null>;
};

type Sending = (messenger: Messenger, chatId: number) => Promise<DeliveryOutcome>;

/**
 * Sends a buyer or the seller a message; null when things have moved on and it is not wanted. A message that may have arrived already is sent again only once the messenger
 * answers at all, so that the one repeat there is is not thrown after a dead line.
 */
export async function sendToChat(
  ports: ChatPorts,
  leased: LeasedMessage,
  begin: Begin,
): Promise<DeliveryOutcome | null> {
  const { messenger } = ports;
  const { chatId, unanswered } = leased;
  const sending = await sendingOf(ports, leased).catch((error: unknown) => asError(error));
  if (sending instanceof Error) return { kind: 'failed', reason: reasonOf(sending) };
  if (!sending || chatId === null) return null;
  if (unanswered > 0) {
    const answer = await messenger.check();
    if (answer.kind !== 'sent') return repeatable(answer);
  }
  if (!(await begin())) return null;
  return await sending(messenger, chatId);
}

async function sendingOf(ports: ChatPorts, leased: LeasedMessage): Promise<Sending | null> {
  const { details, kind, chatId } = leased;
  if (isChatKind(kind)) return details && toBuyer(ports, kind, leased, details);
  if (!isSellerKind(kind)) throw new OwnError(`no such message of a chat: ${kind}`);
  if (chatId === null || !ports.isSellersChat(chatId)) return null;
  const news = sellerNewsOf(kind, leased);
  return news && message(newsInChat(news));
}

function isChatKind(kind: MessageKind): kind is ChatKind {
  return (CHAT_KINDS as readonly MessageKind[]).includes(kind);
}

async function toBuyer(
  ports: ChatPorts,
  kind: ChatKind,
  { orderMessageId }: LeasedMessage,
  details: OrderDetails,
): Promise<Sending | null> {
  const { order, reading } = details;
  const isPaid = stateOf(order, ports.clock()) === 'paid';
  const readingUrl = ports.readingUrl(order.token);
  switch (kind) {
    case 'order_in_chat':
      if (order.paidAt || order.refundedAt) return null;
      return message(orderMessage(order, await ports.payUrl(details), ports.orderUrl(order.token)));
    case 'payment_in_chat':
      return isPaid && orderMessageId !== null
        ? edit(orderMessageId, paidMessage(order, readingUrl))
        : null;
    case 'reading_in_chat':
      return isPaid && reading ? message(readingMessage(order, reading, readingUrl)) : null;
    case 'pdf_in_chat': {
      const bytes = isPaid ? await ports.readingPdf(details) : null;
      return bytes && pdf(order, bytes);
    }
    default:
      return kind satisfies never;
  }
}

function newsInChat({ title, lines }: SellerNews): ChatMessage {
  const head = escapeHtml(title);
  const html = lines.length > 0 ? [`<b>${head}</b>`, ...lines.map(escapeHtml)].join('\n') : head;
  return { html, buttons: [] };
}

function message(content: ChatMessage): Sending {
  return (messenger, chatId) => messenger.send(chatId, content);
}

function edit(messageId: number, content: ChatMessage): Sending {
  return async (messenger, chatId) => repeatable(await messenger.edit(chatId, messageId, content));
}

function pdf(order: Order, bytes: Buffer): Sending {
  const document = { name: pdfName(order.number), type: 'application/pdf', bytes };
  return (messenger, chatId) => messenger.sendDocument(chatId, document, pdfCaption(order));
}

/** An answer that was lost costs nothing where asking again does no harm. */
function repeatable(outcome: DeliveryOutcome): DeliveryOutcome {
  return outcome.kind === 'unanswered' ? { kind: 'failed', reason: outcome.reason } : outcome;
}
