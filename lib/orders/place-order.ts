import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
import type { Owed, Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { drawOrderToken } from './access';
import { drawOrderNumber } from './draw-order-number';
import type { Kopecks } from './money';
import type { Consent, Order, Origin } from './order';
import type { OrderRequest } from './order-request';
import type { PromoRefusal } from './promo';

export type PlaceOrderOutcome =
  | { kind: 'placed'; order: Order }
  | { kind: 'replayed'; order: Order }
  | { kind: 'conflict' }
  /** Nothing is saved. */
  | { kind: 'promo_refused'; refusal: PromoRefusal };

export type Terms = {
  price: Kopecks;
  linkTtlMs: number;
  /** How long an order with a limited code keeps its price while nobody pays. */
  promoHoldMs: number;
  /** The edition of the documents that the buyer agrees to. */
  legalVersion: string;
  origin: Origin | null;
  channel: Consent['channel'];
  idempotency: IdempotencyKey | null;
  /** Whose order it is at Telegram, as validated; null for whoever did not come from there. */
  telegramUserId: number | null;
  /** What the buyer is owed at once, kept with the order. */
  owed: (order: Order) => Owed;
};

type Ports = { store: Store; clock: Clock; newId: () => string };

/**
 * Saves an order before any payment: a number and a token are drawn, the price of this moment, less
 * what a promo code takes off, becomes the order's sum for ever. The same idempotency key with the same content finds the
 * first order; with other content it is a conflict.
 */
export async function placeOrder(
  { store, clock, newId }: Ports,
  request: OrderRequest,
  terms: Terms,
): Promise<PlaceOrderOutcome> {
  for (;;) {
    const now = clock();
    const order: Order = {
      id: newId(),
      number: drawOrderNumber(),
      token: drawOrderToken(),
      birthDate: request.birthDate,
      contacts: request.contacts,
      telegramUserId: terms.telegramUserId,
      amount: terms.price,
      currency: 'RUB',
      promo: null,
      origin: terms.origin,
      isTest: false,
      consent: { version: terms.legalVersion, at: now, channel: terms.channel },
      createdAt: now,
      payableUntil: new Date(now.getTime() + terms.linkTtlMs),
      paidAt: null,
      refundedAt: null,
    };
    const placed = await store.placeOrder(
      order,
      terms.idempotency,
      terms.owed(order),
      request.promoCode === null ? null : { code: request.promoCode, hold: terms },
    );
    if (placed.kind !== 'number_taken') return placed;
  }
}
