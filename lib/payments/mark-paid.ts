import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import type { OrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import type { Channels } from '../outbox/outbox-message';
import { about } from '../store/about';
import type { Db } from '../store/db';
import { countsFrom } from './counts-from';
import { isPaymentId } from './events/payment-event';
import { orderChange, recordFacts } from './order-change';

type Ports = { store: Store; clock: Clock; channels: Channels };

export type MarkPaidRefusal =
  | { kind: 'unknown' }
  | { kind: 'test_order' }
  | { kind: 'paid_already' }
  | { kind: 'refunded' }
  | { kind: 'payment_of_other_order'; number: OrderNumber };

export type MarkedPaid = { kind: 'recorded'; order: Order } | MarkPaidRefusal;

export type HandPayment = {
  actor: Actor;
  orderId: string;
  paymentId: string;
  reason: string;
  /** When it was paid, where somebody else than the seller tells so. */
  paidAt?: Date | null;
};

/**
 * Makes an order paid on the seller's word, with all that a payment event would do. A payment event
 * with this id that comes later is a duplicate, one with another id a second payment. One payment
 * pays one order: an id that is known for another order is refused. So is any for an order made to
 * try the set-up, where the money of a buyer would be lost sight of.
 */
export async function markPaid(
  { store, clock, channels }: Ports,
  { actor, orderId, paymentId, reason, paidAt = null }: HandPayment,
): Promise<MarkedPaid> {
  const at = clock();
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return { kind: 'unknown' };
  return store.write([about.order(number), about.payment(paymentId)], async (db) => {
    const order = await db.orders.byId(orderId);
    if (!order) return { kind: 'unknown' };
    const earlier = await db.facts.ofOrder(orderId);
    const refusal = refusalOf(order, await otherOrderOf(db, paymentId, orderId));
    if (refusal) return refusal;
    const from = countsFrom(paidAt, { heardAt: at, notBefore: order.createdAt });
    const fact = { kind: 'paid', paymentId, at: from } as const;
    const change = orderChange(order, [...earlier, fact], channels);
    const facts = [fact];
    await recordFacts(db, { orderId, earlier, facts, paymentEventId: null, change }, at);
    const details = { paymentId };
    await db.audit.insert({ at, actor, action: 'marked_paid', orderId, reason, details });
    return { kind: 'recorded', order: { ...order, ...change.paymentState } };
  });
}

function refusalOf(order: Order, otherOrder: OrderNumber | null): MarkPaidRefusal | null {
  if (order.isTest) return { kind: 'test_order' };
  if (order.refundedAt) return { kind: 'refunded' };
  if (order.paidAt) return { kind: 'paid_already' };
  return otherOrder ? { kind: 'payment_of_other_order', number: otherOrder } : null;
}

/**
 * Returns the order but this one that a payment is known for, by a fact or by what a payment event
 * named; null = none. Payments without an id of their own cannot be told apart.
 */
export async function otherOrderOf(
  db: Db,
  paymentId: string,
  orderId: string,
): Promise<OrderNumber | null> {
  if (!isPaymentId(paymentId)) return null;
  const paid = await db.facts.otherOrderPaidBy(paymentId, orderId);
  return paid ?? db.paymentEvents.otherOrderNamedFor(paymentId, orderId);
}
