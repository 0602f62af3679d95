import { expect, it } from 'vitest';
import { makePromoCode } from '@/lib/admin/promo-code';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { RateLimit } from '@/server/http/rate-limit';
import { saveOrder } from './place-order';
import { promoBuyer, takePromo } from './promo-turn';

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
    takeNew: (buyer: string) => takePromo(ports, 'ДЕСЯТЬ', buyer, null),
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
