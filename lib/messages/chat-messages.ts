import type { OrderDetails } from '@/lib/store/order-details';
import type { Reading } from '../chakras/reading';
import type { Clock } from '../clock';
import { formatRoubles } from '../money';
import { formatOrderNumber } from '../orders/number';
import { type Order, stateOf } from '../orders/order';
import type { ChatButton, ChatMessage } from './delivery';
import { escapeHtml } from './escape-html';
import { mapReady, readingInBrief } from './reading-in-brief';

/**
 * Number and sum before paying, with the button to pay by. `payUrl` is null where there is no link
 * now, or where nothing is sold in the chat.
 */
export function orderMessage(order: Order, payUrl: string | null, orderUrl: string): ChatMessage {
  const sum = formatRoubles(order.amount);
  const pay: ChatButton[] = payUrl ? [{ text: `Оплатить ${sum}`, kind: 'link', url: payUrl }] : [];
  return {
    html: paragraphs(
      `<b>Заказ №\u00a0${formatOrderNumber(order.number)}</b>\nСумма: <b>${sum}</b>`,
      payUrl
        ? 'Номер и\u00a0сумма уже записаны в\u00a0платёжной ссылке, вводить их не\u00a0нужно.'
        : 'Подробности на\u00a0странице заказа.',
      'После оплаты карта придёт сюда.',
    ),
    buttons: [pay, [{ text: 'Открыть заказ', kind: 'app', url: orderUrl }]],
  };
}

/** What stands in place of that message once the order is paid: nothing is left to pay. */
export function paidMessage(order: Order, readingUrl: string): ChatMessage {
  const number = formatOrderNumber(order.number);
  return {
    html: `<b>Заказ №\u00a0${number} оплачен</b>\nСумма: ${formatRoubles(order.amount)}`,
    buttons: [[openReading(readingUrl)]],
  };
}

/** An order whose money went back; its reading is closed. */
function refundedMessage(order: Order): ChatMessage {
  const number = formatOrderNumber(order.number);
  return { html: `Деньги за\u00a0заказ №\u00a0${number} возвращены.`, buttons: [] };
}

/** The result: what stands out in the map, and the way to the whole of it. */
export function readingMessage(order: Order, reading: Reading, readingUrl: string): ChatMessage {
  return {
    html: paragraphs(
      `<b>${escapeHtml(mapReady(order.contacts.name))}</b>`,
      ...readingInBrief(reading).map(escapeHtml),
    ),
    buttons: [[openReading(readingUrl)]],
  };
}

/** What stands under the PDF. */
export function pdfCaption(order: Order): ChatMessage {
  const number = formatOrderNumber(order.number);
  return { html: `Та\u00a0же карта, файлом. Заказ №\u00a0${number}.`, buttons: [] };
}

function openReading(url: string): ChatButton {
  return { text: 'Открыть карту', kind: 'app', url };
}

function paragraphs(...texts: string[]): string {
  return texts.filter(Boolean).join('\n\n');
}

type Ports = {
  clock: Clock;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  payUrl(details: OrderDetails): Promise<string | null>;
};

/** How an order stands now, for a buyer who asks in the chat. */
export async function statusMessage(ports: Ports, details: OrderDetails): Promise<ChatMessage> {
  const { order } = details;
  const state = stateOf(order, ports.clock());
  if (state === 'refunded') return refundedMessage(order);
  if (state === 'paid') return paidMessage(order, ports.readingUrl(order.token));
  return orderMessage(order, await ports.payUrl(details), ports.orderUrl(order.token));
}
