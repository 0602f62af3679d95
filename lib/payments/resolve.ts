import { idsOfMarks, type Order, type PaymentFact } from '../orders/order';
import { type Channels, messagesAgain, type OutboxMessage } from '../outbox/outbox-message';
import { countsFrom } from './counts-from';
import type { PaymentEventOutcome } from './events/outcomes';
import type { PaymentEvent } from './events/payment-event';
import { type OrderChange, orderChange } from './order-change';
import { type Resolution, resolutions } from './resolutions';

/** What is known of unmatched money that the seller resolves. */
export type UnmatchedSnapshot = {
  paymentEvent: PaymentEvent;
  outcome: PaymentEventOutcome;
  receivedAt: Date;
  /** The order that the payment event names. */
  named: Order | null;
  /** The order that the seller resolves it with: the one they chose, else the one it names. */
  order: Order | null;
  facts: readonly PaymentFact[];
  /** Whether some order is paid by this very payment already. */
  isCounted: boolean;
};

export type ResolveRefusal = 'closed' | 'no_such_order' | 'order_closed' | 'payment_counted';

export type Resolving =
  | { kind: 'refused'; refusal: ResolveRefusal }
  | {
      kind: 'resolved';
      facts: readonly PaymentFact[];
      change: OrderChange | null;
      /** Messages that the buyer gets once more. */
      requeued: readonly OutboxMessage[];
    };

/**
 * Decides what applying unmatched money does. Attached or delivered, the payment is a fact of the
 * order as if it had fitted at once, unless that was made to try the set-up; returned, a
 * second payment becomes a refund of the order it had counted for. Money that came after a refund
 * is a fact already: delivered, the order is paid by it, and the buyer gets the way to the reading
 * again. Pure.
 */
export function resolve(
  resolution: Resolution,
  known: UnmatchedSnapshot,
  channels: Channels,
  now: Date,
): Resolving {
  const { paymentEvent, outcome, named, order, facts } = known;
  if (!resolutions({ paymentEvent, outcome, order: named }).includes(resolution))
    return refused('closed');
  const { paymentId } = paymentEvent;
  switch (resolution) {
    case 'attached':
    case 'delivered':
      return paidBy(known, channels);
    case 'returned': {
      const hasCounted = outcome === 'second_payment' || outcome === 'payment_after_refund';
      if (!hasCounted || !order) return NOTHING;
      return withFacts(order, facts, [{ kind: 'refunded', paymentId, at: now }], channels);
    }
    case 'dismissed':
      return NOTHING;
    default:
      return resolution satisfies never;
  }
}

function paidBy(known: UnmatchedSnapshot, channels: Channels): Resolving {
  const { paymentEvent, outcome, order, facts, receivedAt } = known;
  if (!order || order.isTest) return refused('no_such_order');
  if (outcome === 'payment_after_refund') return givenAfterRefund(order, facts, channels);
  if (order.paidAt || order.refundedAt) return refused('order_closed');
  if (known.isCounted) return refused('payment_counted');
  const { paymentId, happenedAt } = paymentEvent;
  const at = countsFrom(happenedAt, { heardAt: receivedAt, notBefore: order.createdAt });
  return withFacts(order, facts, [{ kind: 'paid', paymentId, at }], channels);
}

function refused(refusal: ResolveRefusal): Resolving {
  return { kind: 'refused', refusal };
}

const NOTHING: Resolving = { kind: 'resolved', facts: [], change: null, requeued: [] };

function withFacts(
  order: Order,
  known: readonly PaymentFact[],
  facts: readonly PaymentFact[],
  channels: Channels,
): Extract<Resolving, { kind: 'resolved' }> {
  const change = orderChange(order, [...known, ...facts], channels);
  return { kind: 'resolved', facts, change, requeued: [] };
}

/**
 * A refund whose payment nobody told of was of an earlier payment, not of the one that came after;
 * that of a mark which does not stand was of another order's.
 */
function givenAfterRefund(
  order: Order,
  known: readonly PaymentFact[],
  channels: Channels,
): Resolving {
  const paid = known.filter(({ kind }) => kind === 'paid').map(({ paymentId }) => paymentId);
  const told = [...paid, ...idsOfMarks(known)];
  const earlier = known
    .filter(({ kind, paymentId }) => kind === 'refunded' && !told.includes(paymentId))
    .map((refund) => ({ ...refund, kind: 'paid' as const }));
  const given = withFacts(order, known, earlier, channels);
  const open = { ...order, ...given.change?.paymentState };
  const requeued = [
    ...messagesAgain(open, channels, 'chat'),
    ...messagesAgain(open, channels, 'mail'),
  ];
  return { ...given, requeued };
}
