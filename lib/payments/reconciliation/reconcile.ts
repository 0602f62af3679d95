import type { Kopecks } from '@/lib/money';
import { type PaymentFact, paymentStateOf } from '@/lib/orders/order';
import { isPaymentId } from '../events/payment-event';
import type { ListedPayment } from './listed-payment';

/** What a row of the list is, compared with what is known here. */
export type RowKind =
  | 'missing_here'
  | 'other_sum'
  | 'duplicate'
  /** Another order counts this very payment. */
  | 'other_order'
  | 'unknown_order'
  | 'refund_missing_here'
  | 'unknown_status'
  | 'match'
  /** Does not agree, and the seller has dealt with it. */
  | 'dismissed';

export const ROW_KINDS = [
  'missing_here',
  'other_sum',
  'duplicate',
  'other_order',
  'unknown_order',
  'refund_missing_here',
  'unknown_status',
  'dismissed',
  'match',
] as const satisfies RowKind[];

/** An order with the facts about its money. */
export type KnownOrder = {
  id: string;
  number: string;
  amount: Kopecks;
  facts: readonly PaymentFact[];
};

export type ComparedRow = {
  payment: ListedPayment;
  kind: RowKind;
  order: KnownOrder | null;
  /** The order that counts the payment of an `other_order` row; null of any other. */
  payer: KnownOrder | null;
  /** Why the seller has dismissed the row; null of any other. */
  reason: string | null;
};

/** Paid here at a time that the list covers, and not in it: worth a look, not an error by itself. */
export type AbsentPayment = { order: KnownOrder; fact: PaymentFact };

export type Reconciled = { rows: ComparedRow[]; absent: AbsentPayment[] };

/**
 * Compares a payment list with the orders known here. Every row is of exactly one kind. The order
 * of a row is the one it names, else the one its payment was put down to here.
 */
export function reconcile(
  list: readonly ListedPayment[],
  orders: readonly KnownOrder[],
): Reconciled {
  const byNumber = new Map(orders.map((order) => [order.number, order]));
  const byPayment = new Map([...ofFacts(orders, isTold), ...ofFacts(orders, isPaid)]);
  const seen = new Set<string>();
  const payers = new Map<string, string>();
  const rows = list.map((payment): ComparedRow => {
    const ofPayment = isPaymentId(payment.paymentId) ? byPayment.get(payment.paymentId) : undefined;
    const order = byNumber.get(payment.orderNumber) ?? ofPayment ?? null;
    const key = `${payment.paymentId}/${payment.status}`;
    const isRepeated = isPaymentId(payment.paymentId) && seen.has(key);
    seen.add(key);
    const payer = payment.status === 'paid' && ofPayment !== order ? (ofPayment ?? null) : null;
    const kind = payer ? 'other_order' : kindOf(payment, order, payers);
    return { payment, order, payer, kind: isRepeated ? 'duplicate' : kind, reason: null };
  });
  return { rows, absent: absentFrom(list, orders) };
}

const isTold = ({ kind }: PaymentFact) => !['disputed', 'given', 'withdrawn'].includes(kind);
const isPaid = ({ kind }: PaymentFact) => kind === 'paid';

/** The orders by their payments; one payment is money of one order. */
function ofFacts(orders: readonly KnownOrder[], isWanted: (fact: PaymentFact) => boolean) {
  return orders.flatMap((order) =>
    order.facts.filter(isWanted).map(({ paymentId }) => [paymentId, order] as const),
  );
}

/** `payers` remembers which payment of the list pays an order, by the order's number. */
function kindOf(
  payment: ListedPayment,
  order: KnownOrder | null,
  payers: Map<string, string>,
): RowKind {
  const { status } = payment;
  switch (status) {
    case 'unknown':
      return 'unknown_status';
    case 'cancelled':
    case 'refunded': {
      if (!order) return status === 'refunded' ? 'unknown_order' : 'match';
      return isStillPaid(order, payment.paymentId) ? 'refund_missing_here' : 'match';
    }
    case 'paid':
      return order ? kindOfPaid(payment, order, payers) : 'unknown_order';
    default:
      return status satisfies never;
  }
}

function kindOfPaid(
  payment: ListedPayment,
  order: KnownOrder,
  payers: Map<string, string>,
): RowKind {
  if (payment.amount !== order.amount || !isRoubles(payment.currency)) return 'other_sum';
  const paid = order.facts.filter(({ kind }) => kind === 'paid');
  const first = paid[0]?.paymentId ?? payers.get(order.number) ?? payment.paymentId;
  payers.set(order.number, first);
  if (first !== payment.paymentId) {
    return isKnown(paid, payment) && isClosed(order) ? 'match' : 'duplicate';
  }
  return isKnown(paid, payment) ? 'match' : 'missing_here';
}

const isKnown = (facts: readonly PaymentFact[], { paymentId }: ListedPayment) =>
  facts.some((fact) => fact.paymentId === paymentId);

/** All payments but one, or all, are given back. */
function isClosed({ facts }: KnownOrder): boolean {
  const ids = (kind: PaymentFact['kind']) =>
    new Set(facts.filter((fact) => fact.kind === kind).map(({ paymentId }) => paymentId)).size;
  return ids('paid') - ids('refunded') <= 1;
}

function isStillPaid(order: KnownOrder, paymentId: string): boolean {
  if (paymentStateOf(order.facts).refundedAt) return false;
  const has = (kind: PaymentFact['kind']) =>
    order.facts.some((fact) => fact.kind === kind && fact.paymentId === paymentId);
  return has('paid') && !has('refunded');
}

function isRoubles(currency: string): boolean {
  return /^(?:|rub|rur|руб\.?|рубл[а-я]*|₽|р\.?|643)$/i.test(currency);
}

function absentFrom(
  list: readonly ListedPayment[],
  orders: readonly KnownOrder[],
): AbsentPayment[] {
  const times = list.flatMap(({ at }) => at?.getTime() ?? []);
  const listed = new Set(list.map(({ paymentId }) => paymentId));
  const range = times.reduce(
    ({ from, to }, time) => ({ from: Math.min(from, time), to: Math.max(to, time) }),
    { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
  );
  const isMissed = ({ kind, paymentId, at }: PaymentFact) =>
    kind === 'paid' &&
    !listed.has(paymentId) &&
    at.getTime() >= range.from &&
    at.getTime() <= range.to;
  return orders.flatMap((order) => order.facts.filter(isMissed).map((fact) => ({ order, fact })));
}
