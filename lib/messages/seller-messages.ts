import type { KeptPaymentEvent } from '@/lib/outbox/lease';
import { formatRoubles } from '../money';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { STUCK_AFTER_MS } from '../orders/return-times';
import type { AlertCause } from '../outbox/outbox-message';
import { moneyOfDispute } from '../payments/correct-mark';
import { OUTCOMES } from '../payments/events/outcomes';
import { statusInWords } from '../payments/events/status-in-words';
import { printable } from '../printable';

const MAX_FOREIGN_TEXT_LENGTH = 100;

/** News for the seller in plain text, without anything personal of the buyer. */
export type SellerNews = { title: string; lines: readonly string[] };

/** An order was paid; also that the seller has to send the link where the shop cannot. */
export function paymentNews(order: Order): SellerNews {
  const { contacts, telegramUserId } = order;
  const title = `Оплачен заказ №\u00a0${nameOf(order)}.`;
  if (contacts.email || !contacts.phone || telegramUserId !== null) return news(title);
  return news(
    title,
    'У\u00a0покупателя только телефон: отправьте ссылку сами. Готовое сообщение\u00a0— в\u00a0кабинете, на\u00a0странице заказа.',
  );
}

/** Money that does not fit: what came, why it was not accepted, and that it is kept. */
export function unmatchedPaymentNews(
  { paymentEvent, outcome }: KeptPaymentEvent,
  order: Order | null,
): SellerNews {
  return news(
    'Деньги не\u00a0сошлись',
    `${capital(OUTCOMES[outcome].message)}.`,
    order
      ? `Заказ №\u00a0${nameOf(order)}.`
      : `Номер в\u00a0уведомлении: ${foreign(paymentEvent.orderNumber)}.`,
    `Пришло: ${foreign(`${paymentEvent.amountText} ${paymentEvent.currency}`)}, ${foreign(statusInWords(paymentEvent))}, платёж Prodamus ${foreign(paymentEvent.paymentId)}.`,
    'Уведомление сохранено. Сверьте платёж с\u00a0кабинетом Prodamus.',
  );
}

/** A mark by hand whose payment has turned out to be another order's, which may count it or not. */
export function disputeNews(
  order: Order,
  { paymentId, isCounted }: { paymentId: string; isCounted: boolean },
): SellerNews {
  return news(
    'Деньги не сошлись',
    `Платёж ${foreign(paymentId)} отнесён к двум заказам.`,
    `Вы отметили им заказ № ${nameOf(order)}, а уведомление Prodamus называет другой заказ: ${moneyOfDispute(isCounted)}.`,
    'Разбор по вашей отметке открыт, пока вы не решите: укажите другой платёж, снимите отметку или оставьте разбор. Кабинет → «Деньги».',
  );
}

/** A payment event that is kept and still waits to be resolved. */
export function pendingNews({ paymentEvent }: KeptPaymentEvent, order: Order | null): SellerNews {
  return news(
    'Уведомление об\u00a0оплате не\u00a0обработалось',
    order ? `Заказ №\u00a0${nameOf(order)}.` : `Номер: ${foreign(paymentEvent.orderNumber)}.`,
    'Оно сохранено, повторяем сами. Если это сообщение не\u00a0одно, позовите того, кто следит за\u00a0сервером.',
  );
}

/** A buyer came back from paying, and Prodamus has said nothing. */
export function stuckNews(order: Order): SellerNews {
  return news(
    `Завис заказ №\u00a0${nameOf(order)}`,
    `Покупатель вернулся после оплаты, а\u00a0уведомления от\u00a0Prodamus нет уже ${STUCK_AFTER_MS / 60_000}\u00a0минут.`,
    'Кабинет Prodamus → «Список платежей» → платёж → «URL-оповещения» → отправить ещё раз.',
  );
}

/** A buyer asked for their data to be deleted, of all their orders; the chat is forgotten already. */
export function erasureNews(order: Order): SellerNews {
  return news(
    `Покупатель просит удалить данные заказа №\u00a0${nameOf(order)}`,
    'Это его последний заказ, просьба\u00a0— обо всех. Связь с\u00a0его чатом уже удалена, остальное он\u00a0может удалить сам. Что осталось в\u00a0списке «Просят удалить данные», удалите в\u00a0кабинете не\u00a0позже чем через 30\u00a0дней.',
  );
}

/** Something is wrong with the shop as a whole; it is reported once, until it is over. */
export function alertNews(cause: AlertCause): SellerNews {
  switch (cause) {
    case 'backup_failed':
      return news(
        'Свежей копии базы нет',
        'Причина и\u00a0что сделать\u00a0— в\u00a0кабинете, «Проверка». Магазин продаёт, но\u00a0если диск откажет, заказы после последней копии пропадут.',
      );
    case 'delivery_failing':
      return news(
        'Сообщения не\u00a0доходят',
        'Какие и\u00a0почему\u00a0— в\u00a0кабинете, «Сегодня». Что можно, повторяем сами, остальное отправьте там ещё\u00a0раз, когда почта или\u00a0Telegram заработают; карты открываются по\u00a0ссылкам покупателей.',
      );
    case 'erased_held':
      return news(
        'Удалённые данные, может быть, ещё в\u00a0файле базы',
        'Другая программа на\u00a0сервере давно читает базу, и\u00a0журнал рядом с\u00a0ней (файл …-wal) не\u00a0очистить. Если покупатели удаляли данные, они ещё могут быть в\u00a0нём. Закройте её: это открытая консоль sqlite3, зависшая копия или Litestream. Данные исчезнут сами за\u00a0несколько секунд.',
      );
    default:
      return cause satisfies never;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function news(title: string, ...lines: string[]): SellerNews {
  return { title, lines };
}

function nameOf({ number, amount }: Order): string {
  return `${formatOrderNumber(number)} на\u00a0${formatRoubles(amount)}`;
}

/** By these a chat or a mail program makes a link, a mention, a tag or a command of a word. */
const INERT: Record<string, string> = {
  '/': '∕',
  ':': '：',
  '@': '＠',
  '#': '＃',
  $: '＄',
  '.': '․',
};

/**
 * Words of a payment event, maybe typed by a stranger: as they look, but nothing of them can be
 * pressed.
 */
function foreign(text: string): string {
  const shown = printable(text.trim()).slice(0, MAX_FOREIGN_TEXT_LENGTH);
  return shown.replace(/[/:@#$]|\.(?=\p{L})/gu, (sign) => INERT[sign] ?? sign) || '—';
}
