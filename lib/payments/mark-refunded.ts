import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { Order, PaymentFact } from '../orders/order';
import type { Channels } from '../outbox/outbox-message';
import { about } from '../store/about';
import { orderChange, recordFacts } from './order-change';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type MarkedRefunded =
  | { kind: 'recorded'; order: Order }
  | { kind: 'unknown' }
  | { kind: 'no_such_payment' };

export type HandRefund = { actor: Actor; orderId: string; paymentId: string; reason: string };

/**
 * Writes down on the seller's word that a payment went back. When no other payment of the order is
 * left, the order is refunded: its reading and PDF close, as after a payment event of the refund.
 */
export async function markRefunded(
  { store, clock, channels }: Ports,
  { actor, orderId, paymentId, reason }: HandRefund,
): Promise<MarkedRefunded> {
  const at = clock();
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return { kind: 'unknown' };
  return store.write([about.order(number), about.payment(paymentId)], async (db) => {
    const order = await db.orders.byId(orderId);
    if (!order) return { kind: 'unknown' };
    const earlier = await db.facts.ofOrder(orderId);
    if (!refundable(earlier).includes(paymentId)) return { kind: 'no_such_payment' };
    const fact = { kind: 'refunded', paymentId, at } as const;
    const change = orderChange(order, [...earlier, fact], channels);
    const facts = [fact];
    await recordFacts(db, { orderId, earlier, facts, paymentEventId: null, change }, at);
    const details = { paymentId };
    await db.audit.insert({ at, actor, action: 'marked_refunded', orderId, reason, details });
    return { kind: 'recorded', order: { ...order, ...change.paymentState } };
  });
}

/** Ids of the payments of an order that did not go back. */
export function refundable(facts: readonly PaymentFact[]): string[] {
  const idsOf = (kind: PaymentFact['kind']) =>
    facts.flatMap((fact) => (fact.kind === kind ? fact.paymentId : []));
  const refunded = idsOf('refunded');
  return [...new Set(idsOf('paid'))].filter((id) => !refunded.includes(id));
}
