import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePromoCode } from '@/lib/admin/promo-code';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

const CODE = 'ДЕСЯТЬ';
const HOUR_MS = 3_600_000;
const HOLD = { linkTtlMs: 72 * HOUR_MS, promoHoldMs: HOUR_MS };

describe.skipIf(!POSTGRES)(`a promo code at three instances on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let stores: Store[];
  beforeAll(async () => {
    const names = ['one', 'two', 'three'];
    stores = await Promise.all(names.map((name) => openPostgresStore(server.url, name)));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  const at = (index: number) => stores[index % stores.length] as Store;

  it('is had by ten orders of fifty that are placed at once, and by none more once they are paid', async () => {
    const always = { startsAt: null, endsAt: null, disabledAt: null };
    await makePromoCode(
      at(0),
      {
        code: CODE,
        kind: 'percent',
        value: 10,
        mostUses: 10,
        note: null,
        createdAt: PLACED_AT,
        ...always,
      },
      { at: PLACED_AT, actor: 'password', action: 'promo_code_made' },
    );
    const place = (index: number) =>
      saveOrder(at(index), anOrder(), null, [], { code: CODE, hold: HOLD });
    const saved = await Promise.all(Array.from({ length: 50 }, (_, index) => place(index)));
    const placed = saved.flatMap((one) => (one.kind === 'placed' ? one.order : []));

    expect(placed.map(({ amount }) => amount)).toEqual(Array(10).fill(89_100));
    expect(saved.filter(({ kind }) => kind === 'promo_refused')).toHaveLength(40);

    const told = placed.map((order, index) =>
      deliverEvent(at(index + 1), aPaymentEventOf(order, 'paid', String(48_000_000 + index))),
    );
    const outcomes = (await Promise.all(told)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array(10).fill('paid'));
    const later = new Date(PLACED_AT.getTime() + 100 * HOUR_MS);
    expect(await at(2).read((db) => db.promoCodes.uses(CODE, later))).toBe(10);
    expect(await place(1)).toEqual({ kind: 'promo_refused', refusal: 'used_up' });
  });
});
