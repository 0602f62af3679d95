/** A way to pay: its code in links, its name on the page, its words in payment events. */
export type Method = {
  code: 'AC' | 'SBP';
  label: string;
  paymentType: string;
  /** Percent. The real percents are the seller's contract; these are invented. */
  commission: string;
  maskedPan: string | null;
};

const CARD: Method = {
  code: 'AC',
  label: 'Карта РФ',
  paymentType: 'Оплата картой, выпущенной в РФ',
  commission: '3.5',
  maskedPan: '220220******2424',
};

const SBP: Method = {
  code: 'SBP',
  label: 'СБП',
  paymentType: 'Оплата через СБП',
  commission: '2.5',
  maskedPan: null,
};

export const METHODS: readonly Method[] = [CARD, SBP];

/** The method of a code; the card when the code is none of ours. */
export function methodOf(code: string | null | undefined): Method {
  return METHODS.find((method) => method.code === code) ?? CARD;
}
