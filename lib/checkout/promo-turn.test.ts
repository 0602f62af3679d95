import { expect, it } from 'vitest';
import { makePromoCode } from '@/lib/admin/promo-code';
import { kopecks } from '@/lib/money';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import type { OrderDetails } from '@/lib/store/order-details';
import { RateLimit } from '@/server/http/rate-limit';
import { saveOrder } from './place-order';
import { promoBuyer, takePromo, takePromoAgain } from './promo-turn';

const KEY = { key: 'k', fingerprint: 'f', expiresAt: null };

/** A shop where one code may be taken by ten orders, and twice an hour by one buyer. */
async function aShop(isLimited = true) {
  const store = aStore();
  await makePromoCode(
    store,
    {
      code: 'ДЕСЯТЬ',
      kind: 'percent',
      value: 10,
      mostUses: isLimited ? 10 : null,
      startsAt: null,
      endsAt: null,
      note: null,
      createdAt: PLACED_AT,
      disabledAt: null,
    },
    { at: PLACED_AT, actor: 'password', action: 'promo_code_made' },
  );
  const ports = { store, promoLimit: new RateLimit(2, 3_600), clock: () => PLACED_AT };
  return {
    store,
    take: (buyer: string | null, key = KEY) => takePromo(ports, 'ДЕСЯТЬ', buyer, key),
    takeNew: (buyer: string | null, code: string | null = 'ДЕСЯТЬ') =>
      takePromo(ports, code, buyer, null),
    /** Takes the code of an order anew, five times; whether any of them had to wait. */
    takeAgain: async (changes: Partial<Order> = {}, link: OrderDetails['link'] = null) => {
      const promo = { code: 'ДЕСЯТЬ', discount: kopecks(9_900) };
      const details = { order: anOrder({ promo, ...changes }), link, reading: null };
      const waits = [];
      for (let time = 0; time < 5; time += 1) {
        waits.push((await takePromoAgain(ports, details, '203.0.113.1')).waitSeconds > 0);
      }
      return waits.includes(true);
    },
  };
}

it('a buyer waits who has taken limited codes too often, and nobody else does', async () => {
  const { takeNew } = await aShop();
  const waits = [];
  for (let time = 0; time < 3; time += 1) waits.push((await takeNew('a')).waitSeconds > 0);

  expect(waits).toEqual([false, false, true]);
  expect((await takeNew('b')).waitSeconds).toBe(0);
});

it('what took no code is given back, and a refusal counts for nothing', async () => {
  const { takeNew } = await aShop();
  await (await takeNew('a')).giveBack();
  const second = await takeNew('a');
  await takeNew('a');
  expect((await takeNew('a')).waitSeconds).toBeGreaterThan(0);
  await second.giveBack();

  expect((await takeNew('a')).waitSeconds).toBe(0);
});

it('a repeat under the key of an earlier order is neither counted nor kept waiting', async () => {
  const { store, take, takeNew } = await aShop();
  await saveOrder(store, anOrder(), KEY);
  for (let time = 0; time < 5; time += 1) expect((await take('a')).waitSeconds).toBe(0);
  await takeNew('a');
  await takeNew('a');
  expect((await takeNew('a')).waitSeconds).toBeGreaterThan(0);

  expect((await take('a')).waitSeconds).toBe(0);
  expect((await take('a', { ...KEY, key: 'new' })).waitSeconds).toBeGreaterThan(0);
});

it('a buyer of Telegram is counted by their id, wherever they come from', () => {
  expect(promoBuyer(7, '203.0.113.1')).toBe(promoBuyer(7, '203.0.113.2'));
  expect(promoBuyer(7, '203.0.113.1')).not.toBe(promoBuyer(8, '203.0.113.1'));
  expect(promoBuyer(null, '203.0.113.1')).toBe('203.0.113.1');
  expect(promoBuyer(null, null)).toBeNull();
});

it('codes that everybody may have are not counted', async () => {
  const { takeNew } = await aShop(false);
  for (let time = 0; time < 5; time += 1) expect((await takeNew('a')).waitSeconds).toBe(0);
});

it('nothing is counted where there is no code, or nobody to count', async () => {
  const { takeNew } = await aShop();
  for (let time = 0; time < 5; time += 1) {
    expect((await takeNew(null)).waitSeconds).toBe(0);
    expect((await takeNew('a', null)).waitSeconds).toBe(0);
    expect((await takeNew('a', 'НЕТ')).waitSeconds).toBe(0);
  }
  expect((await takeNew('a')).waitSeconds).toBe(0);
});

it('a new link takes its code again, and its buyer waits as for a new order', async () => {
  const { takeAgain, takeNew } = await aShop();
  const past = { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt: PLACED_AT };

  expect(await takeAgain({}, past)).toBe(true);
  expect((await takeNew('203.0.113.1')).waitSeconds).toBeGreaterThan(0);
  expect((await takeNew('telegram 7')).waitSeconds).toBe(0);
  expect(await takeAgain({ telegramUserId: 7 })).toBe(true);
});

it('a link that is alive, an order that needs none and one without a code take nothing', async () => {
  const { takeAgain, takeNew } = await aShop();
  const alive = { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt: PAYABLE_UNTIL };

  expect(await takeAgain({}, alive)).toBe(false);
  expect(await takeAgain({ paidAt: PLACED_AT })).toBe(false);
  expect(await takeAgain({ refundedAt: PLACED_AT })).toBe(false);
  expect(await takeAgain({ promo: null })).toBe(false);
  expect((await takeNew('203.0.113.1')).waitSeconds).toBe(0);
});
