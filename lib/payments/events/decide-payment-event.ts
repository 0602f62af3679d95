import { type Order, type PaymentFact, settlementOf } from '@/lib/orders/order';
import { type Channels, messagesToSeller, type OutboxMessage } from '@/lib/outbox/outbox-message';
import type { KnownFacts } from './known-facts';
import { type OrderChange, orderChange } from './order-change';
import { isUnmatched, type PaymentEvent } from './payment-event';
import { recoverOrder } from './recover-order';
import type { OrderSeal } from './sealed-order';
import { type PaymentEventMeaning, settle } from './settle';

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
  known: KnownFacts,
  at: Date,
  { channels, orderSeal }: DecidingPorts,
): PaymentEventDecision {
  const isKnown = known.order !== null || known.erased !== null;
  const recovery = isKnown ? null : recoverOrder(paymentEvent, orderSeal.unseal);
  const settling = settle(paymentEvent, known, at, recovery);
  const { fact, outcome } = settling;
  const recovered = fact && recovery?.kind === 'recovered' ? recovery.order : null;
  const isExpected = outcome === 'demo' && known.order?.isTest;
  const news = messagesToSeller('odd_money_to_seller', channels);
  return {
    ...settling,
    recovered,
    change: fact && changeOf(known.order ?? recovered, known, fact, channels),
    alerts: isUnmatched(outcome) && !isExpected ? news : [],
    disputeAlerts: news,
  };
}

/** Of an erased order a fact changes only its payment state. */
function changeOf(
  order: Order | null,
  { erased, facts }: KnownFacts,
  fact: PaymentFact,
  channels: Channels,
): OrderChange | null {
  const all = [...facts, fact];
  if (order) return orderChange(order, all, channels);
  return erased ? { settlement: settlementOf(all), earned: null } : null;
}
