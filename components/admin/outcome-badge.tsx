import { isUnmatched, type PaymentEventOutcome } from '@/lib/payments/events/payment-event';

export const OUTCOME_NAMES: Record<PaymentEventOutcome, string> = {
  paid: 'оплата',
  recovered: 'заказ восстановлен',
  refunded: 'возврат',
  cancelled: 'отмена',
  denied: 'отказ банка',
  duplicate: 'повтор',
  second_payment: 'вторая оплата',
  payment_after_refund: 'оплата после возврата',
  payment_of_other_order: 'платёж другого заказа',
  unknown_order: 'нет такого заказа',
  seal_invalid: 'чужая копия заказа',
  seal_version: 'копия другой версии',
  seal_mismatch: 'копия не сошлась',
  erased_order: 'данные заказа удалены',
  other_amount: 'другая сумма',
  other_currency: 'другая валюта',
  other_content: 'другие данные',
  unknown_status: 'неизвестный статус',
  demo: 'тестовая',
  test_event: 'проверка адреса',
  pending: 'ждёт обработки',
};

/** What became of a payment event, in a word. */
export function OutcomeBadge({ outcome }: { outcome: PaymentEventOutcome }) {
  const isPaid = outcome === 'paid' || outcome === 'recovered';
  const tone = isPaid ? 'good' : isUnmatched(outcome) ? 'wait' : 'plain';
  return (
    <span className="admin-badge" data-tone={tone}>
      {OUTCOME_NAMES[outcome]}
    </span>
  );
}
