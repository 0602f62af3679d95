import type { Clock } from '@/lib/clock';
import { type Order, type PaymentFact, settlementOf } from '@/lib/orders/order';
import { type Channels, messagesToSeller } from '@/lib/outbox/outbox-message';
import type { Settle, Store } from '@/lib/store/store';
import { REJECTION_MESSAGES, type Rejection } from '../messages';
import { type OrderChange, orderChange } from './order-change';
import {
  isUnmatched,
  type KnownFacts,
  type PaymentEvent,
  type PaymentEventOutcome,
  type RefusedFields,
} from './payment-event';
import { recoverOrder } from './recover-order';
import type { OrderSeal } from './sealed-order';
import { settle } from './settle';

export type ReceivedPaymentEvent =
  | { kind: 'settled'; outcome: PaymentEventOutcome; order: Order | null; error?: unknown }
  | { kind: 'rejected'; rejection: Rejection };

type Ports = { store: Store; clock: Clock; channels: Channels; orderSeal: OrderSeal };

/** What came over the wire, verified by the provider's own code or refused by it. */
export type IncomingPaymentEvent = {
  raw: Uint8Array;
  headers: Record<string, string>;
  read: { ok: true; paymentEvent: PaymentEvent } | RefusedRead;
};

/** Why it was refused, what may be kept of it, and how long it is, or says that it is. */
type RefusedRead = { ok: false; rejection: Rejection; fields: RefusedFields; bytes: number };

/**
 * Keeps a payment event and settles it in one durable transaction; only after this resolves may the
 * provider be answered 200. A refused delivery is journalled with its reason and changes nothing.
 * Rejects when the payment event could not be stored.
 */
export async function receivePaymentEvent(
  { store, clock, channels, orderSeal }: Ports,
  { raw, headers, read }: IncomingPaymentEvent,
): Promise<ReceivedPaymentEvent> {
  const receivedAt = clock();
  if (!read.ok) {
    const reason = REJECTION_MESSAGES[read.rejection];
    const { fields, bytes } = read;
    await store.journalRejected({ reason, fields, bytes, receivedAt });
    return { kind: 'rejected', rejection: read.rejection };
  }
  const delivery = { rawBody: raw, headers, receivedAt };
  const settled = await store.settlePaymentEvent(
    read.paymentEvent,
    delivery,
    settleAs(read.paymentEvent, receivedAt, channels, orderSeal.unseal),
  );
  return { kind: 'settled', ...settled };
}

/** How the store settles this payment event inside its transaction, now and on every retry. */
export function settleAs(
  paymentEvent: PaymentEvent,
  now: Date,
  channels: Channels,
  unseal: OrderSeal['unseal'],
): Settle {
  return (known) => {
    const recovery = known.order || known.erased ? null : recoverOrder(paymentEvent, unseal);
    const settling = settle(paymentEvent, known, now, recovery);
    const { fact, outcome } = settling;
    const recovered = fact && recovery?.kind === 'recovered' ? recovery.order : null;
    const isExpected = outcome === 'demo' && known.order?.isTest;
    return {
      ...settling,
      recovered,
      change: fact && changeOf({ ...known, order: known.order ?? recovered }, fact, channels),
      alerts:
        isUnmatched(outcome) && !isExpected
          ? messagesToSeller('odd_money_to_seller', channels)
          : [],
      ofDisputes: messagesToSeller('odd_money_to_seller', channels),
    };
  };
}

/** Of an erased order a fact changes only how it stands settled. */
function changeOf(
  { order, erased, facts }: KnownFacts,
  fact: PaymentFact,
  channels: Channels,
): OrderChange | null {
  const all = [...facts, fact];
  if (order) return orderChange(order, all, channels);
  return erased ? { settlement: settlementOf(all), earned: null } : null;
}
