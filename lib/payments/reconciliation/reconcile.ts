import type { Kopecks } from '@/lib/money';
import { type PaymentFact, paymentStateOf } from '@/lib/orders/order';
import { isPaymentId } from '../events/payment-event';
import { absentFrom } from './absent-from';
import { isShortened } from './listed-number';
import type { ListedPayment } from './listed-payment';

/** What a row of the list is, compared with what is known here. */
export type RowKind =
  | 'missing_here'
  | 'other_sum'
  | 'duplicate'
  /** Another order counts this very payment. */
  | 'other_order'
  | 'unknown_order'
  /** A spreadsheet has shortened its number of payment or order: which they are is not known. */
  | 'shortened_number'
  | 'refund_missing_here'
  | 'unknown_status'
  | 'match'
  /** Stands on another sheet of the file too. */
  | 'repeated'
  /** Does not agree, and the seller has dealt with it. */
  | 'dismissed';

export const ROW_KINDS = [
  'missing_here',
  'other_sum',
  'duplicate',
  'other_order',
  'unknown_order',
  'shortened_number',
  'refund_missing_here',
  'unknown_status',
  'dismissed',
  'match',
  'repeated',
] as const satisfies RowKind[];

/** The kinds of rows with which nothing is to be done. */
export const AGREEING_KINDS: readonly RowKind[] = ['match', 'repeated', 'dismissed'];

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

/** Paid here on a day that the list covers, and not in it: worth a look, not an error by itself. */
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
  const seen = new Map<string, ListedPayment>();
  const payers = new Map<string, string>();
  const rows = list.map((payment): ComparedRow => {
    const ofPayment = isPaymentId(payment.paymentId) ? byPayment.get(payment.paymentId) : undefined;
    const order = byNumber.get(payment.orderNumber) ?? ofPayment ?? null;
    const key = `${payment.paymentId}/${payment.status}`;
    const earlier = isPaymentId(payment.paymentId) ? seen.get(key) : undefined;
    if (!earlier) seen.set(key, payment);
    const payer = payment.status === 'paid' && ofPayment !== order ? (ofPayment ?? null) : null;
    const kind = payer ? 'other_order' : kindOf(payment, order, payers);
    const row = { payment, order, payer, kind, reason: null };
    return earlier ? { ...row, kind: kindOfRepeated(payment, earlier) } : row;
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

/** A whole row that stands on two sheets of one file is one payment. */
function kindOfRepeated(payment: ListedPayment, earlier: ListedPayment): RowKind {
  const isSame = payment.amount === earlier.amount && payment.orderNumber === earlier.orderNumber;
  return isSame && payment.place?.sheet !== earlier.place?.sheet ? 'repeated' : 'duplicate';
}

/** `payers` remembers which payment of the list pays an order, by the order's number. */
function kindOf(
  payment: ListedPayment,
  order: KnownOrder | null,
  payers: Map<string, string>,
): RowKind {
  const { status } = payment;
  if (isShortened(payment.paymentId) || (!order && isShortened(payment.orderNumber))) {
    return 'shortened_number';
  }
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
