import type { CorrectedMark, KnownMark, MarkCorrecting } from '@/lib/store/order-actions';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { type PaymentFact, settlementOf } from '../orders/order';
import type { PaymentEvent } from './events/payment-event';
import { payingOutcome } from './events/settle';

/**
 * What the seller makes of a mark that names the wrong payment: `other_payment` is the one that
 * really paid the order; `withdrawn` means it is not paid; `given` leaves the reading to the buyer.
 */
export type MarkWay =
  | { kind: 'other_payment'; paymentId: string }
  | { kind: 'withdrawn' }
  | { kind: 'given' };

export type MarkCorrection = {
  actor: Actor;
  orderId: string;
  /** The payment that the order was marked by. */
  paymentId: string;
  way: MarkWay;
  reason: string;
};

/**
 * Corrects an order that was marked paid by hand: while its payment is another order's, or before
 * any payment event has confirmed it. A reading that was opened stays open unless the mark is
 * withdrawn; the buyer can pay then as before.
 */
export function correctMark(
  { store, clock }: { store: Store; clock: Clock },
  { paymentId, way, ...action }: MarkCorrection,
): Promise<CorrectedMark> {
  const at = clock();
  const details = {
    paymentId,
    way: way.kind,
    ...(way.kind === 'other_payment' ? { becomes: way.paymentId } : {}),
  };
  const entry = { at, action: 'mark_corrected', ...action, details } as const;
  return store.admin.correctMark(paymentId, (known) => correct(known, paymentId, way, at), entry);
}

function correct(
  { facts, isNamed, isErased, otherOrderOf }: KnownMark,
  paymentId: string,
  way: MarkWay,
  at: Date,
): MarkCorrecting {
  const mark = correctableMarks(facts, isNamed).find((fact) => fact.paymentId === paymentId);
  if (!mark || (isErased && way.kind !== 'given')) return { kind: 'no_such_mark' };
  const others = facts.filter((fact) => fact !== mark);
  switch (way.kind) {
    case 'given':
      if (mark.kind !== 'disputed') return { kind: 'no_such_mark' };
      return corrected(others, { ...mark, kind: 'given' }, null);
    case 'withdrawn':
      return corrected(others, { ...mark, kind: 'withdrawn' }, null);
    case 'other_payment': {
      if (way.paymentId === paymentId) return { kind: 'same_payment' };
      const number = otherOrderOf(way.paymentId);
      if (number) return { kind: 'payment_of_other_order', number };
      if (payingOutcome({ paymentId: way.paymentId, at }, others) !== 'paid')
        return { kind: 'no_such_mark' };
      const paid = { kind: 'paid', paymentId: way.paymentId, at } as const;
      return corrected(others, { ...mark, kind: 'withdrawn' }, paid);
    }
    default:
      return way satisfies never;
  }
}

function corrected(
  others: readonly PaymentFact[],
  mark: PaymentFact,
  added: PaymentFact | null,
): MarkCorrecting {
  const settlement = settlementOf([...others, mark, ...(added ? [added] : [])]);
  return { kind: 'corrected', becomes: mark.kind, added, settlement };
}

/**
 * Whether one of these payment events of an order tells that it was paid, with real money, by this
 * payment.
 */
export function isNamedBy(
  paymentEvents: readonly Pick<PaymentEvent, 'paymentId' | 'status' | 'demo'>[],
  paymentId: string,
): boolean {
  return paymentEvents.some(
    (paymentEvent) =>
      paymentEvent.paymentId === paymentId && paymentEvent.status === 'paid' && !paymentEvent.demo,
  );
}

/** Marks by hand that may still be wrong; one that a payment event tells of as well is right. */
export function correctableMarks<Fact extends KnownMark['facts'][number]>(
  facts: readonly Fact[],
  isNamed: (paymentId: string) => boolean,
): Fact[] {
  const refunded = facts.flatMap(({ kind, paymentId }) => (kind === 'refunded' ? paymentId : []));
  return facts.filter(({ kind, paymentId, paymentEventId }) => {
    if (kind === 'disputed') return true;
    const isByHand = kind === 'paid' && paymentEventId === null;
    return isByHand && !refunded.includes(paymentId) && !isNamed(paymentId);
  });
}
