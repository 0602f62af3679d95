/**
 * What a 54-FZ receipt says of the product, in Prodamus' own codes and in people's words. The
 * lists are closed: other codes are not documented.
 */
export const TAX_TYPES = {
  0: 'без НДС',
  1: 'НДС 0 %',
  2: 'НДС 10 %',
  4: 'НДС 10/110',
  6: 'НДС 20 %',
  7: 'НДС 20/120',
  10: 'НДС 5 %',
  11: 'НДС 5/105',
  12: 'НДС 7 %',
  13: 'НДС 7/107',
  14: 'НДС 22 %',
  15: 'НДС 22/122',
} as const;

export const PAYMENT_METHODS = {
  1: 'полная предоплата',
  2: 'частичная предоплата',
  3: 'аванс',
  4: 'полный расчёт',
  5: 'частичный расчёт и кредит',
  6: 'передача в кредит',
  7: 'оплата кредита',
} as const;

export const PAYMENT_OBJECTS = {
  1: 'товар',
  2: 'подакцизный товар',
  3: 'работа',
  4: 'услуга',
  5: 'ставка азартной игры',
  6: 'выигрыш азартной игры',
  7: 'лотерейный билет',
  8: 'выигрыш лотереи',
  9: 'результат интеллектуальной деятельности',
  10: 'платёж',
  11: 'агентское вознаграждение',
  12: 'составной предмет расчёта',
  13: 'иной предмет расчёта',
} as const;

export type TaxType = keyof typeof TAX_TYPES;
export type PaymentMethod = keyof typeof PAYMENT_METHODS;
export type PaymentObject = keyof typeof PAYMENT_OBJECTS;

/** The fields of a receipt; null = as the payment page itself is set. */
export type Receipt = {
  taxType: TaxType | null;
  paymentMethod: PaymentMethod | null;
  paymentObject: PaymentObject | null;
};
