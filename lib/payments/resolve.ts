import type { Channels } from '../notifications/notification';
import type { Order, PaymentFact } from '../orders/order';
import type { Notice, NoticeOutcome } from './notice';
import { type OrderChange, orderChange } from './order-change';
import type { Resolution } from './resolution';
import { waysOut } from './ways-out';

/** What is known, inside the transaction, of odd money that the seller settles. */
export type KnownMoney = {
  notice: Notice;
  outcome: NoticeOutcome;
  receivedAt: Date;
  /** The order that the notice names. */
  named: Order | null;
  /** The order that the seller settles it with: the one they chose, else the one it names. */
  order: Order | null;
  facts: readonly PaymentFact[];
  /** Whether some order is paid by this very payment already. */
  isCounted: boolean;
};

export type ResolveRefusal = 'closed' | 'no_such_order' | 'order_settled' | 'payment_counted';

export type Resolving =
  | { kind: 'refused'; refusal: ResolveRefusal }
  | { kind: 'resolved'; fact: PaymentFact | null; change: OrderChange | null };

/**
 * Decides what settling odd money does. Attached or delivered, the payment is a fact of the order
 * from when the notice came, unless that was made to try the set-up; returned, a second payment
 * becomes a refund of the order it had counted for. Pure: the store asks inside the
 * transaction, so that two taps do it once.
 */
export function resolve(
  way: Resolution,
  known: KnownMoney,
  channels: Channels,
  now: Date,
): Resolving {
  const { notice, outcome, named, order, facts, receivedAt } = known;
  if (!waysOut({ notice, outcome, order: named }).includes(way)) return refused('closed');
  const { paymentId } = notice;
  switch (way) {
    case 'attached':
    case 'delivered':
      if (!order || order.isTest) return refused('no_such_order');
      if (order.paidAt || order.refundedAt) return refused('order_settled');
      if (known.isCounted) return refused('payment_counted');
      return withFact(order, facts, { kind: 'paid', paymentId, at: receivedAt }, channels);
    case 'returned': {
      const hasCounted = outcome === 'second_payment' || outcome === 'payment_after_refund';
      if (!hasCounted || !order) return { kind: 'resolved', fact: null, change: null };
      return withFact(order, facts, { kind: 'refunded', paymentId, at: now }, channels);
    }
    case 'dismissed':
      return { kind: 'resolved', fact: null, change: null };
    default:
      return way satisfies never;
  }
}

function refused(refusal: ResolveRefusal): Resolving {
  return { kind: 'refused', refusal };
}

function withFact(
  order: Order,
  facts: readonly PaymentFact[],
  fact: PaymentFact,
  channels: Channels,
): Resolving {
  return { kind: 'resolved', fact, change: orderChange(order, [...facts, fact], channels) };
}
