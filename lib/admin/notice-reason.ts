import { formatAmount, type Kopecks } from '../orders/money';
import type { NoticeOutcome } from '../payments/events/notice';
import { NOTICE_MESSAGES } from '../payments/messages';
import { printable } from '../printable';

type NoticeFacts = {
  outcome: NoticeOutcome;
  orderNumber: string;
  amountText: string;
  amount: Kopecks | null;
  currency: string;
  statusText: string;
  order: { amount: Kopecks } | null;
};

const LONGEST_FOREIGN_TEXT = 60;

/** What became of a notice, in plain Russian and with the facts that decided. */
export function noticeReason(notice: NoticeFacts): string {
  const { outcome, order } = notice;
  switch (outcome) {
    case 'other_amount':
      return order
        ? `сумма ${sumOf(notice)} вместо ${comma(formatAmount(order.amount))}`
        : NOTICE_MESSAGES[outcome];
    case 'other_currency':
      return `валюта «${short(notice.currency)}» вместо рублей`;
    case 'unknown_order':
      return order
        ? 'такого номера не было, когда уведомление пришло; теперь он есть'
        : `заказа с номером «${short(notice.orderNumber) || 'пусто'}» нет`;
    case 'unknown_status':
      return `неизвестный статус «${short(notice.statusText) || 'пусто'}»`;
    case 'paid':
    case 'recovered':
    case 'refunded':
    case 'cancelled':
    case 'denied':
    case 'duplicate':
    case 'second_payment':
    case 'payment_after_refund':
    case 'payment_of_other_order':
    case 'other_content':
    case 'erased_order':
    case 'foreign_seal':
    case 'other_seal_version':
    case 'misfit_seal':
    case 'demo':
    case 'test_event':
    case 'pending':
      return NOTICE_MESSAGES[outcome];
    default:
      return outcome satisfies never;
  }
}

/** The sum of a notice as people write it; as it came when it cannot be read. */
export function sumOf({ amount, amountText }: Pick<NoticeFacts, 'amount' | 'amountText'>): string {
  return amount === null ? `«${short(amountText) || 'пусто'}»` : comma(formatAmount(amount));
}

/** The currency of a notice in people's sign; anything but roubles as it came. */
export function currencyOf({ currency }: Pick<NoticeFacts, 'currency'>): string {
  return currency.toLowerCase() === 'rub' ? '₽' : short(currency);
}

function comma(sum: string): string {
  return sum.replace('.', ',');
}

/** Words of a notice are somebody else's, of any length. */
function short(text: string): string {
  return printable(text).slice(0, LONGEST_FOREIGN_TEXT);
}
