import type { PaymentFact, Settlement } from '@/lib/orders/order';
import type { OrderChange } from '@/lib/payments/events/order-change';
import { payingOutcome } from '@/lib/payments/events/settle';
import type { Owe } from './notifications';
import type { OrderStatements } from './order-statements';
import type { PaymentEventStatements } from './payment-event-statements';

/** Makes one kind of fact of another, inside a transaction that is already open. */
export function replaceFact(
  statements: PaymentEventStatements & OrderStatements,
  payment: { orderId: string; paymentId: string },
  was: PaymentFact['kind'],
  becomes: PaymentFact['kind'],
): void {
  const { orderId, paymentId } = payment;
  const fact = statements.facts
    .all({ orderId })
    .find((one) => one.kind === was && one.paymentId === paymentId);
  if (!fact) return;
  statements.removeFact.run({ ...payment, kind: was });
  statements.addFact.run({ ...fact, kind: becomes });
}

/** New facts of an order, the payment event they come from, and what they make of it. */
export type NewFacts = {
  facts: readonly PaymentFact[];
  paymentEventId: string | null;
  change: OrderChange;
};

/**
 * Adds facts to an order and does what they make of it, inside a transaction that is already open.
 * Throws when a payment is another order's already: the database keeps that.
 */
export function addFacts(
  statements: PaymentEventStatements & OrderStatements,
  owe: Owe,
  orderId: string,
  { facts, paymentEventId, change: { settlement, earned } }: NewFacts,
  at: Date,
): void {
  for (const fact of facts) statements.addFact.run({ orderId, ...fact, paymentEventId });
  saveSettlement(statements, orderId, settlement);
  restateWaiting(statements, orderId, at);
  const { paidAt } = settlement;
  if (!earned || !paidAt) return;
  const { method, version, ...numbers } = earned.reading;
  const made = { orderId, method, version, madeAt: paidAt };
  statements.addReading.run({ ...made, numbers: JSON.stringify(numbers) });
  owe({ orderId }, earned.owed, paidAt);
}

/** Saves how an order stands settled. */
export function saveSettlement(
  statements: OrderStatements,
  orderId: string,
  { paidAt, refundedAt }: Settlement,
): void {
  const [paid, refunded] = [paidAt?.getTime() ?? null, refundedAt?.getTime() ?? null];
  statements.settlement.run({ id: orderId, paidAt: paid, refundedAt: refunded });
}

/**
 * What a payment is beside the others of its order changes with them: the second one is the only
 * one when the first went back. Rows that wait for the seller say what is true now, and a row that
 * says something new is told again.
 */
export function restateWaiting(
  statements: PaymentEventStatements & OrderStatements,
  orderId: string,
  at: Date,
): void {
  const waiting = statements.waitingPayments.all({ orderId });
  if (waiting.length === 0) return;
  const facts = statements.facts.all({ orderId });
  for (const { id, paymentId, at: paidAt, outcome: was } of waiting) {
    const outcome = payingOutcome({ paymentId, at: paidAt }, facts);
    if (outcome === was) continue;
    statements.restate.run({ id, outcome });
    statements.tellAnew.run({ subject: id, at: at.getTime() });
  }
}
