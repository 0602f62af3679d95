import type { DoneByHand, HandFacts, HandSettling } from '@/lib/store/order-actions';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { OrderNumber } from '../orders/number';
import type { PaymentFact } from '../orders/order';
import type { Channels } from '../outbox/outbox-message';
import { orderChange } from './events/order-change';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type MarkPaidRefusal =
  | { kind: 'test_order' }
  | { kind: 'paid_already' }
  | { kind: 'refunded' }
  | { kind: 'payment_of_other_order'; number: OrderNumber };

export type HandPayment = { actor: Actor; orderId: string; paymentId: string; reason: string };

/**
 * Makes an order paid on the seller's word, with all that a payment payment event would do. A
 * payment event with this id that comes later is a duplicate, one with another id a second payment.
 * One payment pays one order: an id that is known for another order is refused. So is any for an
 * order made to try the set-up, where the money of a buyer would be lost sight of.
 */
export function markPaid(
  { store, clock, channels }: Ports,
  { paymentId, ...action }: HandPayment,
): Promise<DoneByHand<MarkPaidRefusal>> {
  const at = clock();
  const fact = { kind: 'paid', paymentId, at } as const;
  const entry = { at, action: 'marked_paid', ...action, details: { paymentId } } as const;
  return store.admin.settleByHand((known) => paidByHand(known, fact, channels), entry);
}

function paidByHand(
  { order, facts, otherOrderOf }: HandFacts,
  fact: PaymentFact,
  channels: Channels,
): HandSettling<MarkPaidRefusal> {
  if (order.isTest) return { kind: 'test_order' };
  if (order.refundedAt) return { kind: 'refunded' };
  if (order.paidAt) return { kind: 'paid_already' };
  const number = otherOrderOf(fact.paymentId);
  if (number) return { kind: 'payment_of_other_order', number };
  return { kind: 'settled', fact, change: orderChange(order, [...facts, fact], channels) };
}
