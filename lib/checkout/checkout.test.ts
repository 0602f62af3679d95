import { expect, it } from 'vitest';
import { makePromoCode } from '@/lib/admin/promo-code';
import { kopecks } from '@/lib/money';
import type { OrderRequest } from '@/lib/orders/order-request';
import { UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import { BY_MAIL } from '@/lib/payments/fixtures/a-payment-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { saveLink } from '@/lib/payments/links/open-payment';
import type { OrderDetails } from '@/lib/store/order-details';
import { RateLimit } from '@/server/http/rate-limit';
import { type CheckoutTerms, checkout } from './checkout';

const NOW = new Date('2026-11-24T09:00:00Z');
const HOUR_MS = 3_600_000;
const REQUEST: OrderRequest = {
  birthDate: '1985-05-03' as OrderRequest['birthDate'],
  contacts: { name: null, email: 'anna@example.ru', phone: null },
  promoCode: null,
};
const KEY = { key: 'k', fingerprint: 'f', expiresAt: null };
const MADE = { at: NOW, actor: 'password', action: 'promo_code_made' } as const;
const EVERY_CODE = {
  kind: 'percent',
  value: 10,
  startsAt: null,
  endsAt: null,
  note: null,
  createdAt: NOW,
  disabledAt: null,
} as const;

/** A shop where one address may place `ordersPerDay` orders, and send one unpaid message. */
function aShop(ordersPerDay: number) {
  const store = aStore();
  const many = new RateLimit(100);
  const url = 'https://payform.ru/a/';
  const opened: OrderDetails[] = [];
  let delivered = 0;
  const ports = {
    store,
    clock: () => NOW,
    channels: BY_MAIL,
    currentTerms: () => ({
      price: kopecks(99_000),
      linkTtlMs: 72 * HOUR_MS,
      promoHoldMs: HOUR_MS,
      legalVersion: '2026-11-24',
    }),
    promoLimit: new RateLimit(2, 3_600),
    dailyLimit: new RateLimit(ordersPerDay),
    unpaidLimits: new UnpaidLimits({ recipients: many, addresses: new RateLimit(1), shop: many }),
    openPayment: async (details: OrderDetails) => {
      opened.push(details);
      return { kind: 'open', url } as const;
    },
    deliverSoon: () => {
      delivered += 1;
    },
  };
  const order = (changes: Partial<CheckoutTerms & OrderRequest> = {}) => {
    const { promoCode = null, ...terms } = changes;
    return checkout(
      ports,
      { ...REQUEST, promoCode },
      {
        channel: 'web',
        idempotency: null,
        telegramUserId: null,
        origin: null,
        address: '203.0.113.7',
        ...terms,
      },
    );
  };
  const messages = async (orderId: string) =>
    (await store.admin.orderTimeline(orderId))?.messages.map(({ outcome }) => outcome);
  return { store, ports, order, messages, url, opened, delivered: () => delivered };
}

it('an order is saved with its message and has its link', async () => {
  const { store, order, messages, url, delivered } = aShop(9);
  const ordered = await order();
  if (ordered.kind !== 'ordered') throw new Error(ordered.kind);

  expect(ordered.payment).toEqual({ kind: 'open', url });
  expect((await store.findOrder(ordered.order.token))?.order).toEqual(ordered.order);
  expect(await messages(ordered.order.id)).toEqual([null]);
  expect(delivered()).toBe(1);
});

it('an address that has placed its orders of the day waits, but its repeats find theirs', async () => {
  const { order } = aShop(2);
  const first = await order({ idempotency: KEY });
  await order();

  expect(await order()).toMatchObject({ kind: 'too_many_today' });
  expect(await order({ idempotency: KEY })).toEqual(first);
  expect(await order({ address: '203.0.113.8' })).toMatchObject({ kind: 'ordered' });
  expect(await order({ address: null })).toMatchObject({ kind: 'ordered' });
});

it('what is refused or repeated counts nothing', async () => {
  const { order, messages } = aShop(2);
  expect(await order({ promoCode: 'НЕТ' })).toEqual({ kind: 'promo_refused', refusal: 'unknown' });
  const first = await order({ idempotency: KEY });
  for (let time = 0; time < 3; time += 1) await order({ idempotency: KEY });
  const other = { ...KEY, fingerprint: 'other' };
  expect(await order({ idempotency: other })).toEqual({ kind: 'conflict' });

  if (first.kind !== 'ordered') throw new Error(first.kind);
  expect(await messages(first.order.id)).toEqual([null]);
  expect(await order()).toMatchObject({ kind: 'ordered' });
  expect(await order()).toMatchObject({ kind: 'too_many_today' });
});

it('an order beyond the limits of unpaid messages is placed, and its message stays unsent', async () => {
  const { order, messages } = aShop(9);
  await order();
  const second = await order();

  if (second.kind !== 'ordered') throw new Error(second.kind);
  expect(await messages(second.order.id)).toEqual(['capped']);
});

it('a repeat goes on with the order as it is now', async () => {
  const { store, order, opened } = aShop(9);
  const first = await order({ idempotency: KEY });
  if (first.kind !== 'ordered') throw new Error(first.kind);
  const link = { url: 'https://payform.ru/b/', madeAt: NOW, expiresAt: first.order.payableUntil };
  await saveLink(store, first.order, link, '');
  await order({ idempotency: KEY });

  expect(opened.map((details) => details.link)).toEqual([null, link]);
});

it('who has taken a limited code too often waits, and nothing is saved', async () => {
  const { store, order, opened } = aShop(9);
  await makePromoCode(store, { ...EVERY_CODE, code: 'ДЕСЯТЬ', mostUses: 10 }, MADE);
  await makePromoCode(store, { ...EVERY_CODE, code: 'ОДИН', mostUses: 1 }, MADE);
  expect(await order({ promoCode: 'ОДИН' })).toMatchObject({ kind: 'ordered' });
  const refused = { kind: 'promo_refused', refusal: 'used_up' };
  for (let time = 0; time < 3; time += 1) {
    expect(await order({ promoCode: 'ОДИН' })).toEqual(refused);
  }
  expect(await order({ promoCode: 'ДЕСЯТЬ' })).toMatchObject({ kind: 'ordered' });

  const waiting = await order({ promoCode: 'ДЕСЯТЬ' });
  expect(waiting).toMatchObject({ kind: 'promo_wait' });
  expect(waiting.kind === 'promo_wait' && waiting.retryAfterSeconds).toBeGreaterThan(0);
  expect(opened).toHaveLength(2);
  expect(await order({ promoCode: 'ДЕСЯТЬ', address: '203.0.113.8' })).toMatchObject({
    kind: 'ordered',
    order: { amount: 89_100 },
  });
});

it('an order that could not be saved has counted nothing', async () => {
  const { store, ports, order, messages } = aShop(1);
  ports.store = { ...store, write: () => Promise.reject(new Error('the database is locked')) };
  await expect(order()).rejects.toThrow('locked');
  ports.store = store;
  const next = await order();

  if (next.kind !== 'ordered') throw new Error(next.kind);
  expect(await messages(next.order.id)).toEqual([null]);
});

it('an order by the seller awaits the consent of its buyer, and is in the audit log once', async () => {
  const { store, order } = aShop(9);
  const bySeller = { channel: { seller: 'telegram:7' }, idempotency: KEY, address: null } as const;
  const ordered = await order(bySeller);
  expect(await order(bySeller)).toEqual(ordered);

  if (ordered.kind !== 'ordered') throw new Error(ordered.kind);
  const { id: orderId } = ordered.order;
  expect(ordered.order).toMatchObject({ isBySeller: true, consent: null });
  expect((await store.findOrder(ordered.order.token))?.order).toEqual(ordered.order);
  expect((await store.admin.orderTimeline(orderId))?.actions).toMatchObject([
    { action: 'order_placed', actor: 'telegram:7', at: NOW },
  ]);
});
