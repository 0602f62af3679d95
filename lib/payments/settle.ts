import type { PaymentFact } from '../orders/order';
import type { KnownFacts, Notice, NoticeOutcome, Settling } from './notice';
import type { Recovery } from './recover-order';

/**
 * Decides what a verified notice means for the order it names. Pure: the store calls it inside
 * the transaction that keeps the notice. The sum and the currency are compared with the order
 * every time, and money that does not fit changes nothing but is kept for the seller.
 *
 * Test money never settles anything, and what only tries the address is no money at all. Facts are
 * kept even when the order is settled already (a second payment, one after the refund of another),
 * because the order's state is derived from all of them.
 * A payment of an erased order changes nothing: there is nobody to make a reading for. An order
 * that is not known may be recovered by its payment; `recovery` says so, or why not.
 */
export function settle(
  notice: Notice,
  known: KnownFacts,
  now: Date,
  recovery: Recovery | null,
): Settling {
  if (notice.status === 'test') return { outcome: 'test_event', fact: null };
  const misfit = misfitOf(notice, known, recovery);
  if (misfit) return { outcome: misfit, fact: null };
  if (notice.status === 'unknown') return { outcome: 'unknown_status', fact: null };
  const fact: PaymentFact = { kind: notice.status, paymentId: notice.paymentId, at: now };
  if (known.facts.some((other) => isSame(other, fact))) return { outcome: 'duplicate', fact: null };
  if (fact.kind === 'paid' && known.erased) return { outcome: 'erased_order', fact: null };
  if (fact.kind === 'paid' && recovery?.kind === 'recovered') return { outcome: 'recovered', fact };
  const paidBefore = known.facts.some(({ kind }) => kind === 'paid');
  if (fact.kind === 'paid' && paidBefore) return { outcome: 'second_payment', fact };
  const foreignRefund = ({ kind, paymentId }: PaymentFact) =>
    kind === 'refunded' && paymentId !== fact.paymentId;
  if (fact.kind === 'paid' && known.facts.some(foreignRefund)) {
    return { outcome: 'payment_after_refund', fact };
  }
  return { outcome: fact.kind, fact };
}

function misfitOf(
  notice: Notice,
  { order, erased, isBuried, earlier }: KnownFacts,
  recovery: Recovery | null,
): NoticeOutcome | null {
  if (earlier.length > 0) {
    return earlier.includes(notice.fingerprint) ? 'duplicate' : 'other_content';
  }
  if (notice.demo) return 'demo';
  if (isBuried) return notice.status === 'paid' ? 'erased_order' : 'unknown_order';
  const owed = order ?? erased ?? (recovery?.kind === 'recovered' ? recovery.order : null);
  if (!owed) return recovery && recovery.kind !== 'recovered' ? recovery.kind : 'unknown_order';
  if (notice.amount !== owed.amount) return 'other_amount';
  return fitsCurrency(notice.currency) ? null : 'other_currency';
}

/** Prodamus may leave the currency out; whatever else it says, it must be roubles. */
export function fitsCurrency(currency: string): boolean {
  return currency === '' || currency.toLowerCase() === 'rub';
}

function isSame(a: PaymentFact, b: PaymentFact): boolean {
  return a.kind === b.kind && a.paymentId === b.paymentId;
}
