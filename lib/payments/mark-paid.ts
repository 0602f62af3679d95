import type { DoneByHand, HandSettling } from '@/db/desk/order-acts';
import type { Store } from '@/db/store';
import type { Actor } from '../admin/audit';
import type { Clock } from '../clock';
import type { Channels } from '../notifications/notification';
import type { Order, PaymentFact } from '../orders/order';
import { orderChange } from './order-change';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type HandPayment = { actor: Actor; orderId: string; paymentId: string; reason: string };

/**
 * Makes an order paid on the seller's word, with all that a payment notice would do. A notice with
 * this id that comes later is a duplicate, one with another id a second payment (contracts §4.6).
 */
export function markPaid(
  { store, clock, channels }: Ports,
  { paymentId, ...act }: HandPayment,
): Promise<DoneByHand<'paid_already' | 'refunded'>> {
  const at = clock();
  const fact = { kind: 'paid', paymentId, at } as const;
  const entry = { at, act: 'marked_paid', ...act, details: { paymentId } } as const;
  const decide = (order: Order, facts: readonly PaymentFact[]) =>
    paidByHand(order, [...facts, fact], fact, channels);
  return store.desk.settleByHand(decide, entry);
}

function paidByHand(
  order: Order,
  facts: readonly PaymentFact[],
  fact: PaymentFact,
  channels: Channels,
): HandSettling<'paid_already' | 'refunded'> {
  if (order.refundedAt) return { kind: 'refunded' };
  if (order.paidAt) return { kind: 'paid_already' };
  return { kind: 'settled', fact, change: orderChange(order, facts, channels) };
}
