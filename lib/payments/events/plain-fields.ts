import { randomBytes } from 'node:crypto';
import { contactsIn } from '@/lib/orders/erasure/mentions';
import { wordsIn } from '@/lib/orders/erasure/words';
import { parseOrderNumber } from '@/lib/orders/number';
import { isPaymentId, type PaymentEvent } from './payment-event';

/** Stands where a payment event told of somebody whose data are erased. */
const ERASED = 'данные удалены';

const SHAPES = {
  orderNumber: (value: string) => parseOrderNumber(value).ok,
  paymentId: (value: string) => value === '0' || isPaymentId(value),
  statusText: (value: string) =>
    /^(?:success|order_canceled|order_denied|(?:order_)?refund(?:ed)?)$/i.test(value),
  amountText: (value: string) => /^(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,2})?$/.test(value),
  currency: (value: string) => /^[a-z]{3}$/i.test(value),
};

/** The fields of a payment event that may say anything: it keeps them as they came. */
export type TextField = keyof typeof SHAPES;

const TEXT_FIELDS = Object.keys(SHAPES) as TextField[];

export type TextFields = Pick<PaymentEvent, TextField>;

/** Whether what a field says is just what it is for, so that only its digits can be a phone. */
export function isPlain(field: TextField, value: string): boolean {
  return value === '' || SHAPES[field](value);
}

/** Returns another id for each payment whose id may not be kept, and the same one every time. */
export function paymentRenamer(): (paymentId: string) => string {
  const names = new Map<string, string>();
  return (paymentId) => {
    const name = names.get(paymentId) ?? `${ERASED} ${randomBytes(4).toString('hex')}`;
    names.set(paymentId, name);
    return name;
  };
}

type KeptFields = TextFields & Pick<PaymentEvent, 'key' | 'amount'>;

/**
 * What is kept of a payment event of which some fields may not be. That there was one, and what
 * became of it, is not among them.
 */
export function withoutFields(
  told: KeptFields,
  isKept: (field: TextField, value: string) => boolean,
  rename = paymentRenamer(),
): KeptFields {
  const text = (field: TextField) => (isKept(field, told[field]) ? told[field] : ERASED);
  const kept = {
    orderNumber: text('orderNumber'),
    paymentId: isKept('paymentId', told.paymentId) ? told.paymentId : rename(told.paymentId),
    statusText: text('statusText'),
    amountText: text('amountText'),
    currency: text('currency'),
  };
  const gone = TEXT_FIELDS.filter((field) => kept[field] !== told[field]);
  const isInKey = gone.some((field) => told.key.toLowerCase().includes(told[field].toLowerCase()));
  return {
    ...kept,
    key: isInKey ? rename(told.key) : told.key,
    amount: gone.includes('amountText') ? null : told.amount,
  };
}

type Told = { rawBody: Uint8Array; headers: Record<string, string> } & TextFields;

/**
 * Returns the contacts that a payment event names, and of its own fields every word and date, each
 * once: an erasure finds an event of no order by them.
 */
export function namedContacts({ rawBody, headers, ...fields }: Told): string[] {
  const told = TEXT_FIELDS.map((field) => fields[field]);
  const body = Buffer.from(rawBody).toString('utf8');
  const text = [body, JSON.stringify(headers), JSON.stringify(told)].join('\n');
  const free = TEXT_FIELDS.filter((field) => !isPlain(field, fields[field]));
  const words = wordsIn(free.map((field) => fields[field]).join('\n'));
  return [...new Set([...contactsIn(text), ...words])];
}
