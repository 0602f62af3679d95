import { v7 as uuidv7 } from 'uuid';
import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { BirthDate } from '../chakras/birth-date';
import type { Clock } from '../clock';
import { drawOrderToken } from '../orders/access';
import { drawOrderNumber } from '../orders/draw-order-number';
import type { Kopecks } from '../orders/money';
import type { Order } from '../orders/order';

type Ports = { store: Store; clock: Clock };

/** What holds for new orders at the moment. */
export type TestTerms = { price: Kopecks; legalVersion: string; linkTtlMs: number };

/** Nobody's: the order is never delivered. */
const BIRTH_DATE = '1990-01-01' as BirthDate;

/**
 * Makes an order of the price to try the set-up by, which counts nowhere and whose links are in
 * demo mode; returns its key. It is enqueued no messages.
 */
export async function startTestPayment(
  { store, clock }: Ports,
  terms: TestTerms,
  actor: Actor,
): Promise<string> {
  for (;;) {
    const at = clock();
    const order = testOrder(terms, at);
    const entry = { at, actor, action: 'first_payment_started', orderId: order.id } as const;
    if (await store.admin.placeTestOrder(order, entry)) return order.id;
  }
}

function testOrder({ price, legalVersion, linkTtlMs }: TestTerms, at: Date): Order {
  return {
    ...{ id: uuidv7(), number: drawOrderNumber(), token: drawOrderToken() },
    ...{ birthDate: BIRTH_DATE, contacts: { name: null, email: null, phone: null } },
    ...{ telegramUserId: null, amount: price, currency: 'RUB', promo: null, origin: null },
    isTest: true,
    consent: { version: legalVersion, at, channel: 'web' },
    createdAt: at,
    payableUntil: new Date(at.getTime() + linkTtlMs),
    ...{ paidAt: null, refundedAt: null },
  };
}
