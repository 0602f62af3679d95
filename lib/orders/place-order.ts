import type { IdempotencyKey, Owed, Store } from '@/db/store';
import type { Clock } from '../clock';
import { drawOrderToken } from './access';
import { CONSENT_VERSION } from './consent';
import { drawOrderNumber } from './draw-order-number';
import type { Kopecks } from './money';
import type { Consent, Order } from './order';
import type { OrderRequest } from './order-request';

export type PlaceOrderOutcome =
  | { kind: 'placed'; order: Order }
  | { kind: 'replayed'; order: Order }
  | { kind: 'conflict' };

export type Terms = {
  price: Kopecks;
  channel: Consent['channel'];
  idempotency: IdempotencyKey | null;
  /** Whose order it is at Telegram, as validated; null for whoever did not come from there. */
  telegramUserId: number | null;
  /** What the buyer is owed at once, kept with the order. */
  owed: (order: Order) => Owed;
};

type Ports = { store: Store; clock: Clock; newId: () => string; linkTtlMs: number };

/**
 * Saves an order before any payment: a number and a token are drawn, the price of this moment
 * becomes the order's sum for ever. The same idempotency key with the same content finds the
 * first order; with other content it is a conflict.
 */
export async function placeOrder(
  { store, clock, newId, linkTtlMs }: Ports,
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
      origin: null,
      isTest: false,
      consent: { version: CONSENT_VERSION, at: now, channel: terms.channel },
      createdAt: now,
      payableUntil: new Date(now.getTime() + linkTtlMs),
      paidAt: null,
      refundedAt: null,
    };
    const placed = await store.placeOrder(order, terms.idempotency, terms.owed(order));
    if (placed.kind !== 'number_taken') return placed;
  }
}
