import type { KeptNotice } from '@/db/store';
import { formatRoubles } from '../orders/money';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { NOTICE_MESSAGES } from '../payments/messages';
import { escapeHtml } from './escape-html';
import type { ChatMessage } from './messenger';

const LONGEST_FOREIGN_TEXT = 100;

/** News for the seller, without anything personal of the buyer. */
export function paymentNews(order: Order): ChatMessage {
  return news(`Оплачен заказ №\u00a0${nameOf(order)}.`);
}

/** Money that does not fit: what came, why it was not accepted, and that it is kept. */
export function oddMoneyNews({ notice, outcome }: KeptNotice, order: Order | null): ChatMessage {
  return news(
    '<b>Деньги не\u00a0сошлись</b>',
    `${capital(NOTICE_MESSAGES[outcome])}.`,
    order
      ? `Заказ №\u00a0${nameOf(order)}.`
      : `Номер в\u00a0уведомлении: ${foreign(notice.orderNumber)}.`,
    `Пришло: ${foreign(`${notice.amountText} ${notice.currency}`)}, статус «${foreign(notice.statusText)}», платёж Prodamus ${foreign(notice.paymentId)}.`,
    'Уведомление сохранено. Сверьте платёж с\u00a0кабинетом Prodamus.',
  );
}

/** A notice that is kept and still waits to be settled. */
export function unsettledNews({ notice }: KeptNotice, order: Order | null): ChatMessage {
  return news(
    '<b>Уведомление об\u00a0оплате не\u00a0обработалось</b>',
    order ? `Заказ №\u00a0${nameOf(order)}.` : `Номер: ${foreign(notice.orderNumber)}.`,
    'Оно сохранено, повторяем сами. Если это сообщение не\u00a0одно, позовите того, кто следит за\u00a0сервером.',
  );
}

/** A buyer came back from paying, and Prodamus has said nothing. */
export function stuckNews(order: Order): ChatMessage {
  return news(
    `<b>Завис заказ №\u00a0${nameOf(order)}</b>`,
    'Покупатель вернулся после оплаты, а\u00a0уведомления от\u00a0Prodamus нет уже 10\u00a0минут.',
    'Кабинет Prodamus → «Список платежей» → платёж → «URL-оповещения» → отправить ещё раз.',
  );
}

/** A buyer asked for their data to be deleted; the chat is forgotten already. */
export function erasureNews(order: Order): ChatMessage {
  return news(
    `<b>Покупатель просит удалить данные заказа №\u00a0${nameOf(order)}</b>`,
    'Связь с\u00a0его чатом уже удалена, остальное он\u00a0может удалить сам. Если заказ ещё в\u00a0списке «Просят удалить данные», удалите\u00a0его в\u00a0кабинете не\u00a0позже чем через 30\u00a0дней.',
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function news(...lines: string[]): ChatMessage {
  return { html: lines.join('\n'), buttons: [] };
}

function nameOf({ number, amount }: Order): string {
  return `${formatOrderNumber(number)} на\u00a0${formatRoubles(amount)}`;
}

/** Words of a notice are somebody else's. */
function foreign(text: string): string {
  return escapeHtml(text.trim().slice(0, LONGEST_FOREIGN_TEXT)) || '—';
}
