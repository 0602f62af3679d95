import type { BirthDate } from '../chakras/birth-date';
import type { Kopecks } from '../money';
import type { OrderToken } from './access';
import type { OrderNumber } from './number';

export type Currency = 'RUB';

export type OrderState = 'awaiting_payment' | 'paid' | 'refunded' | 'expired';

/** How a buyer can be reached; at most what they typed themselves. */
export type Contacts = { name: string | null; email: string | null; phone: string | null };

/** Proof of consent: which texts were agreed to, when (UTC) and where. */
export type Consent = { version: string; at: Date; channel: 'web' | 'api' | 'telegram' };

/** Where a buyer came from: one word for lists, and the `utm_*` of the address they came by. */
export type Origin = { source: string; utm: Record<string, string> };

export type Order = {
  id: string;
  number: OrderNumber;
  token: OrderToken;
  birthDate: BirthDate;
  contacts: Contacts;
  /** The buyer's validated id at Telegram; null for anyone who did not come from there. */
  telegramUserId: number | null;
  /** What is to be paid, any discount taken off. It never changes. */
  amount: Kopecks;
  currency: Currency;
  promo: { code: string; discount: Kopecks } | null;
  origin: Origin | null;
  /** Made by the seller to try the set-up; counts in no sum. */
  isTest: boolean;
  /** Placed by the seller, for a buyer who agrees only on the order's page. */
  isBySeller: boolean;
  /** Null until the buyer of an order by the seller has agreed: before that it cannot be paid. */
  consent: Consent | null;
  createdAt: Date;
  /** When the last of its links runs out; until then nobody calls the order expired. */
  payableUntil: Date;
  paidAt: Date | null;
  refundedAt: Date | null;
};

/** Whether the buyer of an order has to agree before anything else can be done with it. */
export function awaitsConsent(order: Pick<Order, 'consent' | 'paidAt' | 'refundedAt'>): boolean {
  return order.consent === null && !order.paidAt && !order.refundedAt;
}

/**
 * One thing known about an order's money, from a verified payment event or a seller's audited action.
 * `paymentId` is the payment's id at Prodamus (their `order_id`). Only `paid` is money of this
 * order, and a payment is that of one order only.
 *
 * The last three tell of a mark the seller made by hand: `disputed` when the payment turned out to
 * be another order's and the seller has to decide; `given` when they left the reading to the buyer
 * without money; `withdrawn` when they took the mark back.
 */
export type PaymentFact = {
  kind: 'paid' | 'refunded' | 'cancelled' | 'denied' | 'disputed' | 'given' | 'withdrawn';
  paymentId: string;
  at: Date;
};

/** What the facts add up to; the times are those of the facts that decided. */
export type PaymentState = { paidAt: Date | null; refundedAt: Date | null };

/**
 * Derives the payment state from all facts of an order, whatever order they arrived in. A payment
 * counts once per Prodamus id. Cancelled and denied never take anything back. An order is refunded
 * when at least as many refunds as payments are known; so the refund of one of two payments leaves
 * the order paid, and a refund told before its payment, or under another id, still wins. A mark
 * that is disputed opens the reading as it did: only the seller's decision changes that. But beside
 * real money it is neither one more payment nor does its refund take from that money.
 */
export function paymentStateOf(facts: readonly PaymentFact[]): PaymentState {
  const hasMoney = facts.some(({ kind }) => kind === 'paid');
  const uncounted = hasMoney ? idsOfMarks(facts) : [];
  const counted = facts.filter(({ paymentId }) => !uncounted.includes(paymentId));
  const payments = timesById(counted, 'paid', 'disputed', 'given');
  const refunds = timesById(counted, 'refunded');
  const refunded = refunds.length > 0 && refunds.length >= payments.length;
  return {
    paidAt: earliest(timesById(facts, 'paid', 'disputed', 'given')),
    refundedAt: refunded ? earliest(refunds) : null,
  };
}

/** Returns the payments that an order only knows by a mark which does not stand. */
export function idsOfMarks(facts: readonly PaymentFact[]): string[] {
  const idsOf = (...kinds: PaymentFact['kind'][]) =>
    facts.flatMap(({ kind, paymentId }) => (kinds.includes(kind) ? paymentId : []));
  const paid = idsOf('paid');
  return idsOf('disputed', 'given', 'withdrawn').filter((id) => !paid.includes(id));
}

/** The state people and machines see at the instant `now`. An expired order is still payable. */
export function stateOf(
  order: Pick<Order, 'paidAt' | 'refundedAt' | 'payableUntil'>,
  now: Date,
): OrderState {
  if (order.refundedAt) return 'refunded';
  if (order.paidAt) return 'paid';
  return now < order.payableUntil ? 'awaiting_payment' : 'expired';
}

function timesById(facts: readonly PaymentFact[], ...kinds: PaymentFact['kind'][]): Date[] {
  const first = new Map<string, Date>();
  for (const { kind, paymentId, at } of facts) {
    const known = first.get(paymentId);
    if (kinds.includes(kind) && (!known || at < known)) first.set(paymentId, at);
  }
  return [...first.values()];
}

function earliest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((least, time) => (least && least <= time ? least : time), null);
}

/** How an order stands, in a word for the seller. */
export const STATE_NAMES: Record<OrderState, string> = {
  awaiting_payment: 'ждёт оплаты',
  paid: 'оплачен',
  refunded: 'возвращён',
  expired: 'ссылка устарела',
};

/**
 * Enough of a buyer's contact for them to recognise it, and too little for anybody else who was
 * sent the page: `a•••@example.ru`, else `+•••67`. Null when the order has none.
 */
export function maskContact({ email, phone }: Pick<Contacts, 'email' | 'phone'>): string | null {
  if (email) return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
  return phone && `+•••${phone.slice(-2)}`;
}
