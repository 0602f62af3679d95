import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { Clock } from '../clock';
import { type PaymentFact, type PaymentState, paymentStateOf } from '../orders/order';
import { about } from '../store/about';
import { recordFacts } from './order-change';

type Ports = { store: Store; clock: Clock };

export type MarkedRefunded =
  | { kind: 'recorded'; order: PaymentState }
  | { kind: 'unknown' }
  | { kind: 'no_such_payment' };

export type HandRefund = { actor: Actor; orderId: string; paymentId: string; reason: string };

/**
 * Writes down on the seller's word that a payment went back. When no other payment of the order is
 * left, the order is refunded: its reading and PDF close, as after a payment event of the refund. Of an
 * order whose personal data are erased the money goes back all the same.
 */
export async function markRefunded(
  { store, clock }: Ports,
  { actor, orderId, paymentId, reason }: HandRefund,
): Promise<MarkedRefunded> {
  const at = clock();
  const number = await store.read((db) => db.orders.numberOf(orderId));
  if (!number) return { kind: 'unknown' };
  return store.write([about.order(number), about.payment(paymentId)], async (db) => {
    const earlier = await db.facts.ofOrder(orderId);
    if (!refundable(earlier).includes(paymentId)) return { kind: 'no_such_payment' };
    const fact = { kind: 'refunded', paymentId, at } as const;
    const paymentState = paymentStateOf([...earlier, fact]);
    const change = { paymentState, earned: null };
    const facts = [fact];
    await recordFacts(db, { orderId, earlier, facts, paymentEventId: null, change }, at);
    const details = { paymentId };
    await db.audit.insert({ at, actor, action: 'marked_refunded', orderId, reason, details });
    return { kind: 'recorded', order: paymentState };
  });
}

/** Ids of the payments of an order that did not go back. */
export function refundable(facts: readonly PaymentFact[]): string[] {
  const idsOf = (kind: PaymentFact['kind']) =>
    facts.flatMap((fact) => (fact.kind === kind ? fact.paymentId : []));
  const refunded = idsOf('refunded');
  return [...new Set(idsOf('paid'))].filter((id) => !refunded.includes(id));
}
