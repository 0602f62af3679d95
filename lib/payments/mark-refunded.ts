import type { DoneByHand, HandFacts, HandSettling } from '@/lib/store/order-actions';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { PaymentFact } from '../orders/order';
import type { Channels } from '../outbox/outbox-message';
import { orderChange } from './events/order-change';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type MarkRefundedRefusal = { kind: 'no_such_payment' };

export type HandRefund = { actor: Actor; orderId: string; paymentId: string; reason: string };

/**
 * Writes down on the seller's word that a payment went back. When no other payment of the order is
 * left, the order is refunded: its reading and PDF close, as after a payment event of the refund.
 */
export function markRefunded(
  { store, clock, channels }: Ports,
  { paymentId, ...action }: HandRefund,
): Promise<DoneByHand<MarkRefundedRefusal>> {
  const at = clock();
  const fact = { kind: 'refunded', paymentId, at } as const;
  const entry = { at, action: 'marked_refunded', ...action, details: { paymentId } } as const;
  return store.admin.settleByHand((known) => refundedByHand(known, fact, channels), entry);
}

function refundedByHand(
  { order, facts }: HandFacts,
  fact: PaymentFact,
  channels: Channels,
): HandSettling<MarkRefundedRefusal> {
  if (!refundable(facts).includes(fact.paymentId)) return { kind: 'no_such_payment' };
  return { kind: 'settled', fact, change: orderChange(order, [...facts, fact], channels) };
}

/** Ids of the payments of an order that did not go back. */
export function refundable(facts: readonly PaymentFact[]): string[] {
  const idsOf = (kind: PaymentFact['kind']) =>
    facts.flatMap((fact) => (fact.kind === kind ? fact.paymentId : []));
  const refunded = idsOf('refunded');
  return [...new Set(idsOf('paid'))].filter((id) => !refunded.includes(id));
}
