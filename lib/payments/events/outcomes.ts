type Outcome = {
  /** In a word, for a badge or a filter of the seller. */
  name: string;
  /** In a sentence, for the seller. */
  message: string;
  /** Money that fits nothing: it waits for the seller. */
  isUnmatched?: true;
  /** Applying it once more could have an effect that it has not had yet. */
  mayApplyAgain?: true;
};

/** All that may become of a payment event, with what the seller reads of it. */
export const OUTCOMES = {
  paid: { name: 'оплата', message: 'оплата принята' },
  recovered: {
    name: 'заказ восстановлен',
    message: 'оплата принята, заказ восстановлен из уведомления',
  },
  refunded: { name: 'возврат', message: 'возврат' },
  cancelled: { name: 'отмена', message: 'покупатель отменил оплату' },
  denied: { name: 'отказ банка', message: 'банк отказал' },
  duplicate: { name: 'повтор', message: 'повтор известного уведомления' },
  second_payment: {
    name: 'вторая оплата',
    message: 'вторая оплата того же заказа: верните лишнее покупателю',
    isUnmatched: true,
  },
  payment_after_refund: {
    name: 'оплата после возврата',
    message: 'оплата пришла после возврата: отдайте разбор или верните деньги',
    isUnmatched: true,
  },
  payment_of_other_order: {
    name: 'платёж другого заказа',
    message: 'платёж отнесён к двум заказам: другой заказ им уже оплачен',
    isUnmatched: true,
  },
  unknown_order: {
    name: 'нет такого заказа',
    message: 'такого номера заказа нет',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  seal_invalid: {
    name: 'чужая копия заказа',
    message: 'такого номера заказа нет, а копия заказа в уведомлении испорчена или чужая',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  seal_version: {
    name: 'копия другой версии',
    message:
      'такого номера заказа нет, а копия заказа в уведомлении от другой версии магазина: обновите его',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  seal_mismatch: {
    name: 'копия не сошлась',
    message:
      'такого номера заказа нет, а копия заказа в уведомлении — от другого номера или другой суммы',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  erased_order: {
    name: 'данные заказа удалены',
    message: 'оплата заказа, данные которого удалены: верните деньги покупателю',
    isUnmatched: true,
  },
  other_amount: {
    name: 'другая сумма',
    message: 'сумма не совпала с заказом',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  other_currency: {
    name: 'другая валюта',
    message: 'валюта не совпала с заказом',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  other_content: {
    name: 'другие данные',
    message: 'та же оплата пришла с другими данными',
    isUnmatched: true,
  },
  unknown_status: {
    name: 'неизвестный статус',
    message: 'неизвестный статус оплаты',
    isUnmatched: true,
    mayApplyAgain: true,
  },
  demo: {
    name: 'тестовая',
    message: 'тестовая оплата: деньги не поступили',
    isUnmatched: true,
  },
  test_event: {
    name: 'проверка адреса',
    message: 'тестовое уведомление из кабинета Prodamus: адрес и ключ верны, денег за ним нет',
  },
  pending: {
    name: 'ждёт обработки',
    message: 'сохранено, но ещё не обработано: повторяем сами',
    isUnmatched: true,
    mayApplyAgain: true,
  },
} as const satisfies Record<string, Outcome>;

/** What became of a payment event. */
export type PaymentEventOutcome = keyof typeof OUTCOMES;

export const OUTCOME_NAMES = Object.fromEntries(
  Object.entries(OUTCOMES).map(([outcome, { name }]) => [outcome, name]),
) as Record<PaymentEventOutcome, string>;

/** Returns what is known of an outcome. */
export function outcomeNamed(outcome: PaymentEventOutcome): Outcome {
  return OUTCOMES[outcome];
}

/** An outcome that waits for the seller. */
export type UnmatchedOutcome = {
  [Word in PaymentEventOutcome]: (typeof OUTCOMES)[Word] extends { isUnmatched: true }
    ? Word
    : never;
}[PaymentEventOutcome];

/** Whether a payment event that ended so waits for the seller. */
export function isUnmatched(outcome: PaymentEventOutcome): outcome is UnmatchedOutcome {
  return outcomeNamed(outcome).isUnmatched === true;
}

export const UNMATCHED_OUTCOMES = (Object.keys(OUTCOMES) as PaymentEventOutcome[]).filter(
  isUnmatched,
);
