import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { OrderNumber } from '../orders/number';
import { type PaymentFact, paymentStateOf } from '../orders/order';
import { about } from '../store/about';
import type { StoredFact } from '../store/queries/facts';
import type { PaymentEvent } from './events/payment-event';
import { payingOutcome } from './events/payment-event-meaning';
import { otherOrderOf } from './mark-paid';
import { replaceFact, restateWaiting } from './order-change';

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

export type MarkRefusal =
  | { kind: 'no_such_mark' }
  | { kind: 'same_payment' }
  | { kind: 'payment_of_other_order'; number: OrderNumber };

export type CorrectedMark = { kind: 'corrected' } | { kind: 'unknown' } | MarkRefusal;

/**
 * Corrects an order that was marked paid by hand: while its payment is another order's, or before
 * any payment event has confirmed it. A reading that was opened stays open unless the mark is
 * withdrawn; the buyer can pay then as before. An order whose personal data are erased can only be
 * left as given.
 */
export async function correctMark(
  { store, clock }: { store: Store; clock: Clock },
  { actor, orderId, paymentId, way, reason }: MarkCorrection,
): Promise<CorrectedMark> {
  const at = clock();
  const becomes = way.kind === 'other_payment' ? way.paymentId : null;
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return { kind: 'unknown' };
  const payments = becomes === null ? [paymentId] : [paymentId, becomes];
  return store.write([about.order(number), ...payments.map(about.payment)], async (db) => {
    const decided = decide(way, at, {
      facts: await db.facts.ofOrder(orderId),
      paymentId,
      isErased: (await db.orders.byId(orderId)) === null,
      isNamed: isNamedBy(await db.paymentEvents.ofPayment(number, paymentId), paymentId),
      otherOrder: becomes === null ? null : await otherOrderOf(db, becomes, orderId),
    });
    if (decided.kind !== 'corrected') return decided;
    const { mark, added } = decided;
    await replaceFact(db, orderId, mark, decided.becomes);
    if (added) await db.facts.insert(orderId, { ...added, paymentEventId: null });
    await db.orders.setPaymentState(orderId, paymentStateOf(await db.facts.ofOrder(orderId)));
    await restateWaiting(db, orderId, at);
    const details = { paymentId, way: way.kind, ...(becomes === null ? {} : { becomes }) };
    await db.audit.insert({ at, actor, action: 'mark_corrected', orderId, reason, details });
    return { kind: 'corrected' };
  });
}

type MarkFacts = {
  facts: readonly StoredFact[];
  paymentId: string;
  isErased: boolean;
  /** Whether a payment event tells that the payment of the mark paid this order. */
  isNamed: boolean;
  /** The other order that the payment is known for which the mark is to become. */
  otherOrder: OrderNumber | null;
};

type Decided =
  | {
      kind: 'corrected';
      mark: PaymentFact;
      becomes: PaymentFact['kind'];
      added: PaymentFact | null;
    }
  | MarkRefusal;

function decide(way: MarkWay, at: Date, known: MarkFacts): Decided {
  const { facts, paymentId, isErased, isNamed, otherOrder } = known;
  const marks = correctableMarks(facts, () => isNamed);
  const mark = marks.find((fact) => fact.paymentId === paymentId);
  if (!mark || (isErased && way.kind !== 'given')) return { kind: 'no_such_mark' };
  switch (way.kind) {
    case 'given':
      if (mark.kind !== 'disputed') return { kind: 'no_such_mark' };
      return { kind: 'corrected', mark, becomes: 'given', added: null };
    case 'withdrawn':
      return { kind: 'corrected', mark, becomes: 'withdrawn', added: null };
    case 'other_payment': {
      if (way.paymentId === paymentId) return { kind: 'same_payment' };
      if (otherOrder) return { kind: 'payment_of_other_order', number: otherOrder };
      const others = facts.filter((fact) => fact !== mark);
      const { paymentId: becomes } = way;
      const payment = { paymentId: becomes, at };
      if (payingOutcome(payment, others) !== 'paid') return { kind: 'no_such_mark' };
      // No money has moved: it stays on the day on which it has counted.
      const added = { kind: 'paid', paymentId: becomes, at: mark.at } as const;
      return { kind: 'corrected', mark, becomes: 'withdrawn', added };
    }
    default:
      return way satisfies never;
  }
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
export function correctableMarks<Fact extends StoredFact>(
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

/** Where the money of a mark is that a payment event tells of another order, for the seller. */
export function moneyOfDispute(isCounted: boolean): string {
  return isCounted
    ? 'деньги засчитаны туда'
    : 'деньги не засчитаны ни одному заказу, сверьте платёж с\u00a0кабинетом Prodamus';
}
