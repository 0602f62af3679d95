import { makeReading, type Reading } from '@/lib/chakras/reading';
import {
  type Order,
  type PaymentFact,
  type PaymentState,
  paymentStateOf,
} from '@/lib/orders/order';
import { type Channels, messagesWhenPaid, type OutboxMessage } from '@/lib/outbox/outbox-message';
import type { Db } from '../store/db';
import { payingOutcome } from './events/payment-event-meaning';

/** What a new fact makes of an order: its payment state, and what the payment that makes it paid earns. */
export type OrderChange = {
  paymentState: PaymentState;
  earned: { reading: Reading; messages: readonly OutboxMessage[] } | null;
};

/**
 * Derives the change from all facts of the order, the new one among them. A reading and the
 * messages about it are earned once, when the order becomes paid, however many payments or refunds
 * are reported and in whatever order.
 */
export function orderChange(
  order: Order,
  facts: readonly PaymentFact[],
  channels: Channels,
): OrderChange {
  const paymentState = paymentStateOf(facts);
  const becomesPaid = paymentState.paidAt !== null && order.paidAt === null;
  const earned = becomesPaid
    ? { reading: makeReading(order.birthDate), messages: messagesWhenPaid(order, channels) }
    : null;
  return { paymentState, earned };
}

/** New facts about an order's money, the payment event they come from, and what they make of it. */
export type RecordedFacts = {
  orderId: string;
  /** The facts there were before. */
  earlier: readonly PaymentFact[];
  facts: readonly PaymentFact[];
  /** Null when the seller's word is all there is. */
  paymentEventId: string | null;
  change: OrderChange;
};

/**
 * Adds facts to an order and writes what follows from them: the payment state, the reading and the
 * messages of the payment that earns it, which are of `at`. Rejects when a payment is another order's already.
 */
export async function recordFacts(
  db: Db,
  { orderId, earlier, facts, paymentEventId, change }: RecordedFacts,
  at: Date,
): Promise<void> {
  const { paymentState, earned } = change;
  for (const fact of facts) await db.facts.insert(orderId, { ...fact, paymentEventId });
  await db.orders.setPaymentState(orderId, paymentState);
  // Without an earlier payment there is none that could wait.
  if (earlier.length > 0) await restateWaiting(db, orderId, at);
  if (!earned) return;
  await db.readings.insert(orderId, earned.reading, at);
  await db.outbox.enqueue({ orderId }, earned.messages, at);
}

/**
 * What a payment is beside the others of its order changes with them: the second one is the only
 * one when the first went back. Rows that wait for the seller say what is true now, and a row that
 * says something new is reported again.
 */
export async function restateWaiting(db: Db, orderId: string, at: Date): Promise<void> {
  const waiting = await db.paymentEvents.waitingOf(orderId);
  if (waiting.length === 0) return;
  const facts = await db.facts.ofOrder(orderId);
  for (const payment of waiting) {
    const outcome = payingOutcome(payment, facts);
    if (outcome === payment.outcome) continue;
    await db.paymentEvents.setOutcome(payment.id, outcome);
    await db.outbox.requeueUnmatched(payment.id, at);
  }
}

/** Makes a fact of an order one of another kind; where there is no such fact, nothing changes. */
export async function replaceFact(
  db: Db,
  orderId: string,
  { kind, paymentId }: Pick<PaymentFact, 'kind' | 'paymentId'>,
  becomes: PaymentFact['kind'],
): Promise<void> {
  const facts = await db.facts.ofOrder(orderId);
  const fact = facts.find((one) => one.kind === kind && one.paymentId === paymentId);
  if (!fact) return;
  await db.facts.delete(orderId, fact);
  await db.facts.insert(orderId, { ...fact, kind: becomes });
}
