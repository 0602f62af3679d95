import { type Order, type PaymentFact, paymentStateOf } from '@/lib/orders/order';
import type { ErasedOrder } from '@/lib/store/queries/orders';
import { countsFrom } from '../counts-from';
import type { PaymentEventOutcome } from './outcomes';
import type { PaymentEvent } from './payment-event';
import type { Recovery } from './recover-order';

/** What is known about the order and the payment when the meaning of a payment event is decided. */
export type PaymentSnapshot = {
  order: Order | null;
  /** What is left of the order once its personal data are erased; `order` is null then. */
  erased: ErasedOrder | null;
  /** Whether the order was erased before the database was put back from an older copy. */
  hasTombstone: boolean;
  facts: readonly PaymentFact[];
  /** Other orders that count the payment of the payment event as their own; at most one can. */
  claims: readonly OtherClaim[];
  /** Fingerprints of the earlier payment events under the same key. */
  earlier: readonly string[];
};

/** An order that counts a payment as its own. */
export type OtherClaim = {
  orderId: string;
  /**
   * Whether a verified payment event of the payment names that order, or the seller attached the
   * money to it knowing whom the payment event at hand names; otherwise the claim rests on their
   * word alone (a mark, a row of a payment list, money attached by a payment event that named
   * somebody else).
   */
  isDecided: boolean;
};

/**
 * What a payment event means: a new fact about the order, or nothing; and whose marks by hand it
 * shows to be wrong, because they named the payment of this order.
 */
export type PaymentEventMeaning = {
  outcome: PaymentEventOutcome;
  fact: PaymentFact | null;
  disputed: readonly OtherClaim[];
};

/**
 * Decides what a verified payment event means for the order it names. Pure. The sum and the
 * currency are compared with the order every time, and money that does not fit changes nothing but
 * is kept for the seller.
 *
 * Late money is honoured: when the link ran out (`payableUntil`) is not looked at, here or anywhere
 * on the way to `paid`, nor are a cancellation or a refusal by the bank that came before.
 *
 * Test money never changes anything, and what only tries the address is no money at all. Facts are
 * kept even when the order is closed already (a second payment, one after the refund of another),
 * because the order's state is derived from all of them. A payment of an erased order changes
 * nothing: there is nobody to make a reading for. An order that is not known may be recovered by
 * its payment; `recovery` says so, or why not.
 *
 * One payment pays one order. A claim that rests on the seller's hand gives way to any payment
 * event of real money that names another order for the payment, whichever came first, unless they
 * decided by a payment event that named that very order; of two that are named, the first keeps it.
 */
export function meaningOf(
  paymentEvent: PaymentEvent,
  known: PaymentSnapshot,
  now: Date,
  recovery: Recovery | null,
): PaymentEventMeaning {
  if (paymentEvent.status === 'test') return { outcome: 'test_event', fact: null, disputed: [] };
  const isOurs = known.order !== null || known.erased !== null || recovery?.kind === 'recovered';
  const disputed =
    isOurs && !paymentEvent.demo ? known.claims.filter(({ isDecided }) => !isDecided) : [];
  return { ...outcomeAndFact(paymentEvent, known, now, recovery), disputed };
}

function outcomeAndFact(
  paymentEvent: PaymentEvent,
  known: PaymentSnapshot,
  now: Date,
  recovery: Recovery | null,
): Omit<PaymentEventMeaning, 'disputed'> {
  const mismatch = mismatchOf(paymentEvent, known, recovery);
  if (mismatch) return { outcome: mismatch, fact: null };
  const { status, paymentId } = paymentEvent;
  if (status === 'test' || status === 'unknown') return { outcome: 'unknown_status', fact: null };
  const fact = { kind: status, paymentId, at: countingFrom(paymentEvent, known, now, recovery) };
  if (known.facts.some((other) => isSameFact(other, fact)))
    return { outcome: 'duplicate', fact: null };
  if (status !== 'paid') return { outcome: status, fact };
  if (known.claims.some(({ isDecided }) => isDecided)) {
    return { outcome: 'payment_of_other_order', fact: null };
  }
  if (known.erased) return { outcome: 'erased_order', fact: null };
  if (recovery?.kind === 'recovered') return { outcome: 'recovered', fact };
  return { outcome: payingOutcome(fact, known.facts), fact };
}

/** Clocks differ by so much at most, and some lists name no seconds. */
const SAME_TIME_MS = 5 * 60_000;

/**
 * The payment that pays an order counts on the day it was made, however late it is told; one more
 * moves no money of a day that is over. Of a refund no documentation says what its date is; it may
 * be that of the payment, so only a later one counts.
 */
function countingFrom(
  { status, paymentId, happenedAt }: PaymentEvent,
  { order, facts }: PaymentSnapshot,
  heardAt: Date,
  recovery: Recovery | null,
): Date {
  if (status === 'paid') {
    const isOneMore = facts.some((fact) => fact.kind === 'paid' && fact.paymentId !== paymentId);
    if (isOneMore) return heardAt;
    const named = order ?? (recovery?.kind === 'recovered' ? recovery.order : null);
    return countsFrom(happenedAt, { heardAt, notBefore: named?.createdAt ?? null });
  }
  const paid = facts.find((fact) => fact.kind === 'paid' && fact.paymentId === paymentId);
  const isLater = paid && happenedAt && happenedAt.getTime() > paid.at.getTime() + SAME_TIME_MS;
  return status === 'refunded' && isLater
    ? countsFrom(happenedAt, { heardAt, notBefore: paid.at })
    : heardAt;
}

/**
 * What a payment is to its order beside everything else that is known: the payment, one more, or
 * money that came when the order had been refunded. One that went back already asks for nothing,
 * nor does one that came to a paid order and is left alone since the others went back.
 */
export function payingOutcome(
  { paymentId, at }: Pick<PaymentFact, 'paymentId' | 'at'>,
  facts: readonly PaymentFact[],
): 'paid' | 'second_payment' | 'payment_after_refund' {
  const isRefunded = facts.some((fact) => fact.kind === 'refunded' && fact.paymentId === paymentId);
  if (isRefunded) return 'paid';
  // A mark in dispute opened the reading, but it is no money.
  const money = facts.filter(({ kind }) => kind === 'paid' || kind === 'refunded');
  const others = money.filter((fact) => fact.paymentId !== paymentId);
  const ofAll = paymentStateOf(others);
  if (!ofAll.refundedAt) return ofAll.paidAt ? 'second_payment' : 'paid';
  const ofEarlier = paymentStateOf(others.filter((fact) => fact.at <= at));
  return ofEarlier.refundedAt ? 'payment_after_refund' : 'paid';
}

function mismatchOf(
  paymentEvent: PaymentEvent,
  { order, erased, hasTombstone, earlier }: PaymentSnapshot,
  recovery: Recovery | null,
): PaymentEventOutcome | null {
  if (earlier.length > 0) {
    return earlier.includes(paymentEvent.fingerprint) ? 'duplicate' : 'other_content';
  }
  if (paymentEvent.demo) return 'demo';
  if (hasTombstone) return paymentEvent.status === 'paid' ? 'erased_order' : 'unknown_order';
  const named = order ?? erased ?? (recovery?.kind === 'recovered' ? recovery.order : null);
  if (!named) return recovery && recovery.kind !== 'recovered' ? recovery.kind : 'unknown_order';
  if (paymentEvent.amount !== named.amount) return 'other_amount';
  return fitsCurrency(paymentEvent.currency) ? null : 'other_currency';
}

/** Prodamus may leave the currency out; whatever else it says, it must be roubles. */
export function fitsCurrency(currency: string): boolean {
  return currency === '' || currency.toLowerCase() === 'rub';
}

function isSameFact(a: PaymentFact, b: PaymentFact): boolean {
  return a.kind === b.kind && a.paymentId === b.paymentId;
}
