import { type Order, type PaymentFact, paymentStateOf } from '@/lib/orders/order';
import { type Channels, messagesToSeller, type OutboxMessage } from '@/lib/outbox/outbox-message';
import { about } from '@/lib/store/about';
import type { Db } from '@/lib/store/db';
import type { PendingPaymentEvent } from '@/lib/store/queries/payment-events';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import {
  type OrderChange,
  orderChange,
  recordFacts,
  replaceFact,
  restateWaiting,
} from '../order-change';
import { isUnmatched, type PaymentEventOutcome } from './outcomes';
import { isPaymentId, type PaymentEvent } from './payment-event';
import {
  meaningOf,
  type OtherClaim,
  type PaymentEventMeaning,
  type PaymentSnapshot,
} from './payment-event-meaning';
import { recoverOrder } from './recover-order';
import type { OrderSeal } from './sealed-order';

/**
 * What applying a payment event depends on and changes: also the other order that counts its
 * payment as its own, which may have to be disputed.
 */
export async function aboutPaymentEvent(
  store: UnitOfWork,
  { orderNumber, paymentId, key }: PaymentEvent,
): Promise<string[]> {
  const topics = [about.order(orderNumber), about.paymentEvent(key)];
  if (!isPaymentId(paymentId)) return topics;
  const look = store.read((db) => db.facts.claimsOf(paymentId, orderNumber));
  // The event must be kept all the same; what ails the database, its write will tell.
  const claims = await look.catch(() => []);
  return [...topics, about.payment(paymentId), ...claims.map(({ number }) => about.order(number))];
}

/** Loads what is known of the order that a payment event names, and of the payment it tells of. */
export async function loadPaymentSnapshot(
  db: Db,
  paymentEvent: PaymentEvent,
  earlier: readonly string[],
): Promise<PaymentSnapshot> {
  const { orderNumber } = paymentEvent;
  const order = await db.orders.byNumber(orderNumber);
  const erased = order ? null : await db.orders.erasedByNumber(orderNumber);
  const known = order ?? erased;
  return {
    order,
    erased,
    hasTombstone: known ? false : await db.orders.isTombstoned(orderNumber),
    facts: known ? await db.facts.ofOrder(known.id) : [],
    claims: await claimsOf(db, paymentEvent),
    earlier,
  };
}

/** Payments without an id of their own cannot be told apart. */
async function claimsOf(
  db: Db,
  { orderNumber, paymentId }: PaymentEvent,
): Promise<readonly OtherClaim[]> {
  if (!isPaymentId(paymentId)) return [];
  const claims = await db.facts.claimsOf(paymentId, orderNumber);
  return claims.map(({ orderId, isNamed, isAttached }) => ({
    orderId,
    isDecided: isNamed || isAttached,
  }));
}

/** What a payment event means, and all that is to be written because of it. */
export type PaymentEventDecision = PaymentEventMeaning & {
  /** An order to save before anything else, taken from the payment that brought it along. */
  recovered: Order | null;
  /** What the fact makes of its order; null when there is no fact. */
  change: OrderChange | null;
  /** Messages because of the payment event itself. */
  alerts: readonly OutboxMessage[];
  /** Messages because of each order whose mark by hand is in dispute now. */
  disputeAlerts: readonly OutboxMessage[];
};

export type DecidingPorts = { channels: Channels; orderSeal: OrderSeal };

/**
 * Decides what a payment event that came at `at` means and what that makes of its order, now and on
 * every retry. Pure: it throws only where our own code is wrong.
 */
export function decidePaymentEvent(
  paymentEvent: PaymentEvent,
  known: PaymentSnapshot,
  at: Date,
  { channels, orderSeal }: DecidingPorts,
): PaymentEventDecision {
  const isKnown = known.order !== null || known.erased !== null;
  const recovery = isKnown ? null : recoverOrder(paymentEvent, orderSeal.unseal);
  const meaning = meaningOf(paymentEvent, known, at, recovery);
  const { fact, outcome } = meaning;
  const recovered = fact && recovery?.kind === 'recovered' ? recovery.order : null;
  const isExpected = outcome === 'demo' && known.order?.isTest;
  const news = messagesToSeller('odd_money_to_seller', channels);
  return {
    ...meaning,
    recovered,
    change: fact && changeOf(known.order ?? recovered, known, fact, channels),
    alerts: isUnmatched(outcome) && !isExpected ? news : [],
    disputeAlerts: news,
  };
}

/** Of an erased order a fact changes only its payment state. */
function changeOf(
  order: Order | null,
  { erased, facts }: PaymentSnapshot,
  fact: PaymentFact,
  channels: Channels,
): OrderChange | null {
  const all = [...facts, fact];
  if (order) return orderChange(order, all, channels);
  return erased ? { paymentState: paymentStateOf(all), earned: null } : null;
}

/** What a payment event did; `order` is the order as a new fact left it. */
export type AppliedPaymentEvent = { outcome: PaymentEventOutcome; order: Order | null };

/** Writes what a kept payment event means. */
export async function applyDecision(
  db: Db,
  { id: paymentEventId, paymentEvent }: Pick<PendingPaymentEvent, 'id' | 'paymentEvent'>,
  { order, erased, facts: earlier }: PaymentSnapshot,
  decision: PaymentEventDecision,
  at: Date,
): Promise<AppliedPaymentEvent> {
  const { outcome, fact, change, recovered } = decision;
  await db.outbox.enqueue({ paymentEventId }, decision.alerts, at);
  if (recovered) await db.orders.insert(recovered);
  for (const { orderId } of decision.disputed) {
    // The reading that the mark has opened stays: only what the order counts as its money changes.
    await replaceFact(db, orderId, { kind: 'paid', paymentId: paymentEvent.paymentId }, 'disputed');
    await restateWaiting(db, orderId, at);
    await db.outbox.enqueue({ orderId }, decision.disputeAlerts, at);
    // An earlier dispute of the order may have been told already.
    await db.outbox.requeueUnmatched(orderId, at);
  }
  const living = order ?? recovered;
  const orderId = living?.id ?? erased?.id;
  if (!orderId || !fact || !change) return { outcome, order: null };
  await recordFacts(db, { orderId, earlier, facts: [fact], paymentEventId, change }, at);
  return { outcome, order: living ? { ...living, ...change.paymentState } : null };
}
