import type { Clock } from '@/lib/clock';
import { type CurrentTerms, newOrder } from '@/lib/orders/new-order';
import type { Consent, Order, Origin } from '@/lib/orders/order';
import type { OrderRequest } from '@/lib/orders/order-request';
import type { OutboxMessage } from '@/lib/outbox/outbox-message';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { Store } from '@/lib/store/store';
import { type SavedOrder, saveOrder } from './save-order';

/** Of everything but `placed` nothing is saved. */
export type PlaceOrderOutcome = Exclude<SavedOrder, { kind: 'number_taken' }>;

export type Terms = CurrentTerms & {
  /** How long an order with a limited code keeps its price while nobody pays. */
  promoHoldMs: number;
  origin: Origin | null;
  channel: Consent['channel'];
  idempotency: IdempotencyKey | null;
  /** Whose order it is at Telegram, as validated; null for anyone who did not come from there. */
  telegramUserId: number | null;
  /** The messages of a new order, saved with it. */
  messages: (order: Order) => readonly OutboxMessage[];
};

type Ports = { store: Store; clock: Clock };

/**
 * Saves an order before any payment: a number and a token are drawn, the price of this moment, less
 * what a promo code takes off, becomes the order's sum for ever. The same idempotency key with the
 * same content finds the first order; with other content it is a conflict.
 */
export async function placeOrder(
  { store, clock }: Ports,
  request: OrderRequest,
  terms: Terms,
): Promise<PlaceOrderOutcome> {
  const promo = request.promoCode === null ? null : { code: request.promoCode, hold: terms };
  const { channel, telegramUserId, origin, idempotency } = terms;
  const { birthDate, contacts } = request;
  const wanted = { birthDate, contacts, telegramUserId, channel, origin, isTest: false };
  for (;;) {
    const order = newOrder(wanted, terms, clock());
    const saved = await saveOrder(store, order, idempotency, terms.messages(order), promo);
    if (saved.kind !== 'number_taken') return saved;
  }
}
