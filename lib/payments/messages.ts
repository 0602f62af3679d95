import type { PaymentEventOutcome } from './events/payment-event';
import type { LinkFailure } from './links/gateway';
import type { Resolution } from './resolution';

/** What became of a payment event, for the seller. */
export const PAYMENT_EVENT_MESSAGES: Record<PaymentEventOutcome, string> = {
  paid: 'оплата принята',
  recovered: 'оплата принята, заказ восстановлен из уведомления',
  refunded: 'возврат',
  cancelled: 'покупатель отменил оплату',
  denied: 'банк отказал',
  duplicate: 'повтор известного уведомления',
  second_payment: 'вторая оплата того же заказа: верните лишнее покупателю',
  payment_after_refund: 'оплата пришла после возврата: отдайте разбор или верните деньги',
  payment_of_other_order: 'платёж отнесён к двум заказам: другой заказ им уже оплачен',
  unknown_order: 'такого номера заказа нет',
  seal_invalid: 'такого номера заказа нет, а копия заказа в уведомлении испорчена или чужая',
  seal_version:
    'такого номера заказа нет, а копия заказа в уведомлении от другой версии магазина: обновите его',
  seal_mismatch:
    'такого номера заказа нет, а копия заказа в уведомлении — от другого номера или другой суммы',
  erased_order: 'оплата заказа, данные которого удалены: верните деньги покупателю',
  other_amount: 'сумма не совпала с заказом',
  other_currency: 'валюта не совпала с заказом',
  other_content: 'та же оплата пришла с другими данными',
  unknown_status: 'неизвестный статус оплаты',
  demo: 'тестовая оплата: деньги не поступили',
  test_event: 'тестовое уведомление из кабинета Prodamus: адрес и ключ верны, денег за ним нет',
  pending: 'сохранено, но ещё не обработано: повторяем сами',
};

/** Where the money of a mark is that a payment event tells of another order, for the seller. */
export function moneyOfDispute(isCounted: boolean): string {
  return isCounted
    ? 'деньги засчитаны туда'
    : 'деньги не засчитаны ни одному заказу, сверьте платёж с\u00a0кабинетом Prodamus';
}

/** How the seller resolved unmatched money, in a word. */
export const RESOLUTION_NAMES: Record<Resolution, string> = {
  attached: 'отнесена к заказу',
  delivered: 'разбор отдан',
  returned: 'деньги возвращены',
  dismissed: 'закрыта без действия',
};

/** Why there was no individual link, for the seller. */
export const LINK_FAILURE_MESSAGES: Record<LinkFailure, string> = {
  unreachable: 'Prodamus не отвечает: проверьте PRODAMUS_URL и сеть',
  refused: 'Prodamus ответил отказом',
  no_link: 'в ответе Prodamus нет индивидуальной ссылки',
};

/** Why a delivery was refused, for the seller. The words are those a rejection is journalled by. */
export const REJECTION_MESSAGES = {
  empty: 'пустое тело',
  malformed: 'тело не читается',
  unsupported_type: 'неизвестный Content-Type',
  too_many_fields: 'слишком много полей',
  not_utf8: 'тело не в UTF-8',
  too_large: 'тело больше 64 КБ',
  no_signature: 'нет подписи (заголовок Sign)',
  wrong_signature: 'подпись не сошлась: ключ неизвестен, проверьте секретный ключ страницы',
  public_demo_key: 'подпись не сошлась: открытый ключ demo.payform.ru, а не вашей страницы',
  empty_key: 'подпись не сошлась: подписано пустым ключом',
  no_payment_event:
    'подпись верна, но это не уведомление об оплате: нет ни номера, ни суммы, ни статуса',
} as const;

export type Rejection = keyof typeof REJECTION_MESSAGES;
