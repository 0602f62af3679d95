import type { PaymentFact, Settlement } from '@/lib/orders/order';
import type { OrderChange } from '@/lib/payments/events/order-change';
import type { OtherClaim } from '@/lib/payments/events/other-claim';
import type { KnownFacts } from '@/lib/payments/events/payment-event';
import { payingOutcome } from '@/lib/payments/events/settle';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { PendingPaymentEvent, Settle, SettledPaymentEvent } from '@/lib/store/store';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import type { Enqueue } from './outbox';
import type { PaymentEventStatements } from './payment-event-statements';

/** Settles a kept payment event inside a transaction that is already open. */
export function settleInside(
  statements: PaymentEventStatements & OrderStatements,
  enqueue: Enqueue,
  { id, paymentEvent }: Pick<PendingPaymentEvent, 'id' | 'paymentEvent'>,
  at: Date,
  settle: Settle,
): SettledPaymentEvent {
  const known = knownAbout(statements, { id, paymentEvent });
  const settling = settle(known);
  statements.handled.run({ id, outcome: settling.outcome, at: at.getTime() });
  return takeEffect(statements, enqueue, { id, paymentEvent }, known, settling, at);
}

type Known = KnownFacts & { erased: { id: string } | null };

/** What is known of the order that a payment event names, and of the payment it tells of. */
export function knownAbout(
  statements: PaymentEventStatements & OrderStatements,
  { id, paymentEvent }: Pick<PendingPaymentEvent, 'id' | 'paymentEvent'>,
): Known {
  const { orderNumber: number, key } = paymentEvent;
  const row = statements.byNumber.get({ number });
  const order = row ? orderFromRow(row) : null;
  const erased = order ? null : (statements.erasedByNumber.get({ number }) ?? null);
  return {
    ...{ order, erased, hasTombstone: !order && !erased && statements.hasTombstone(number) },
    facts: factsOf(statements, order ?? erased),
    claims: claimsOf(statements, paymentEvent),
    earlier: statements.earlier.all({ key, id }).map(({ fingerprint }) => fingerprint),
  };
}

/** Does what a kept payment event means. */
export function takeEffect(
  statements: PaymentEventStatements & OrderStatements,
  enqueue: Enqueue,
  { id: paymentEventId, paymentEvent }: Pick<PendingPaymentEvent, 'id' | 'paymentEvent'>,
  { order, erased }: Known,
  settling: ReturnType<Settle>,
  at: Date,
): SettledPaymentEvent {
  const { outcome, fact, change, recovered, alerts = [] } = settling;
  enqueue({ paymentEventId }, alerts, at);
  if (recovered) statements.insertOrder(recovered);
  for (const { orderId } of settling.disputed) {
    disputeMark(statements, orderId, paymentEvent.paymentId, at);
    enqueue({ orderId }, settling.ofDisputes ?? [], at);
    // An earlier dispute of the order may have been told already.
    statements.tellAnew.run({ subject: orderId, at: at.getTime() });
  }
  const living = order ?? recovered;
  const orderId = living?.id ?? erased?.id;
  if (!orderId || !fact || !change) return { outcome, order: null };
  addFacts(statements, enqueue, orderId, { facts: [fact], paymentEventId, change }, at);
  return { outcome, order: living ? { ...living, ...change.settlement } : null };
}

/**
 * A mark by hand gives its payment up: the reading it has opened stays as it is, but what the order
 * counts as its money has changed.
 */
function disputeMark(
  statements: PaymentEventStatements & OrderStatements,
  orderId: string,
  paymentId: string,
  at: Date,
): void {
  replaceFact(statements, { orderId, paymentId }, 'paid', 'disputed');
  restateWaiting(statements, orderId, at);
}

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

/** Payments without an id of their own cannot be told apart. */
function claimsOf(
  statements: PaymentEventStatements,
  { orderNumber: number, paymentId }: PendingPaymentEvent['paymentEvent'],
): OtherClaim[] {
  if (!isPaymentId(paymentId)) return [];
  return statements.claims
    .all({ number, paymentId })
    .map(({ orderId, isDecided }) => ({ orderId, isDecided: isDecided === 1 }));
}

function factsOf(statements: OrderStatements, order: { id: string } | null | undefined) {
  return order ? statements.facts.all({ orderId: order.id }) : [];
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
  enqueue: Enqueue,
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
  enqueue({ orderId }, earned.messages, paidAt);
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
 * says something new is reported again.
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
