import { type Order, type PaymentFact, paymentStateOf } from '@/lib/orders/order';
import { type Channels, messagesToSeller, type OutboxMessage } from '@/lib/outbox/outbox-message';
import { type OrderChange, orderChange } from './order-change';
import { isUnmatched } from './outcomes';
import type { PaymentEvent } from './payment-event';
import { meaningOf, type PaymentEventMeaning } from './payment-event-meaning';
import type { PaymentSnapshot } from './payment-snapshot';
import { recoverOrder } from './recover-order';
import type { OrderSeal } from './sealed-order';

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
 * Decides what a payment event means and what that makes of its order, now and on every retry. Its
 * money counts from `at`. Pure: it throws only where our own code is wrong.
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
