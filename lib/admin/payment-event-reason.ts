import { formatAmount, type Kopecks } from '../money';
import { OUTCOMES, type PaymentEventOutcome } from '../payments/events/outcomes';
import { printable } from '../printable';

type PaymentEventFacts = {
  outcome: PaymentEventOutcome;
  orderNumber: string;
  amountText: string;
  amount: Kopecks | null;
  currency: string;
  statusText: string;
  order: { amount: Kopecks } | null;
};

const MAX_FOREIGN_TEXT_LENGTH = 60;

/** What became of a payment event, in plain Russian and with the facts that decided. */
export function paymentEventReason(paymentEvent: PaymentEventFacts): string {
  const { outcome, order } = paymentEvent;
  switch (outcome) {
    case 'other_amount':
      return order
        ? `сумма ${sumOf(paymentEvent)} вместо ${comma(formatAmount(order.amount))}`
        : OUTCOMES[outcome].message;
    case 'other_currency':
      return `валюта «${short(paymentEvent.currency)}» вместо рублей`;
    case 'unknown_order':
      return order
        ? 'такого номера не было, когда уведомление пришло; теперь он есть'
        : `заказа с номером «${short(paymentEvent.orderNumber) || 'пусто'}» нет`;
    case 'unknown_status':
      return `неизвестный статус «${short(paymentEvent.statusText) || 'пусто'}»`;
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
    case 'seal_invalid':
    case 'seal_version':
    case 'seal_mismatch':
    case 'demo':
    case 'test_event':
    case 'pending':
      return OUTCOMES[outcome].message;
    default:
      return outcome satisfies never;
  }
}

/** The sum of a payment event as people write it; as it came when it cannot be read. */
export function sumOf({
  amount,
  amountText,
}: Pick<PaymentEventFacts, 'amount' | 'amountText'>): string {
  return amount === null ? `«${short(amountText) || 'пусто'}»` : comma(formatAmount(amount));
}

/** The currency of a payment event in people's sign; anything but roubles as it came. */
export function currencyOf({ currency }: Pick<PaymentEventFacts, 'currency'>): string {
  return currency.toLowerCase() === 'rub' ? '₽' : short(currency);
}

function comma(sum: string): string {
  return sum.replace('.', ',');
}

/** Words of a payment event are somebody else's, of any length. */
function short(text: string): string {
  return printable(text).slice(0, MAX_FOREIGN_TEXT_LENGTH);
}
