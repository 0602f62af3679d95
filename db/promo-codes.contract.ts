import { describe, expect, it } from 'vitest';
import { makePromoCode } from '@/lib/admin/promo-code';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { holdPromoPrice } from '@/lib/payments/links/open-payment';
import type { StoreWorld } from './fixtures/store-world';

const HOUR_MS = 3_600_000;
const HOLD = { linkTtlMs: 72 * HOUR_MS, promoHoldMs: HOUR_MS };
const CODE = 'ВЕСНА';

/** Prices made by promo codes. */
export function promoCodesContract(world: StoreWorld): void {
  const makeCode = (mostUses: number | null) =>
    makePromoCode(
      world.store,
      {
        code: CODE,
        kind: 'percent',
        value: 10,
        mostUses,
        startsAt: null,
        endsAt: null,
        note: null,
        createdAt: PLACED_AT,
        disabledAt: null,
      },
      { at: PLACED_AT, actor: 'password', action: 'promo_code_made' },
    );
  const order = (changes: Partial<Order> = {}) =>
    saveOrder(world.store, anOrder(changes), null, [], { code: CODE, hold: HOLD });

  describe('a promo code', () => {
    it('takes its part off the price of an order, which is payable as long as it holds', async () => {
      await makeCode(1);

      expect(await order()).toMatchObject({
        kind: 'placed',
        order: {
          amount: 89_100,
          promo: { code: CODE, discount: 9_900 },
          payableUntil: new Date(PLACED_AT.getTime() + HOUR_MS),
        },
      });
    });

    it('is had by no more orders than it allows, however many ask at once', async () => {
      await makeCode(3);
      const saved = await Promise.all(Array.from({ length: 10 }, () => order()));

      expect(saved.filter(({ kind }) => kind === 'placed')).toHaveLength(3);
      expect(saved.filter(({ kind }) => kind === 'promo_refused')).toHaveLength(7);
      expect((await world.look(world.store)).orders).toBe(3);
    });

    it('that there is not places nothing', async () => {
      expect(await order()).toEqual({ kind: 'promo_refused', refusal: 'unknown' });
      expect((await world.look(world.store)).orders).toBe(0);
    });

    it('holds the price of its order anew, while no other order has the use', async () => {
      await makeCode(1);
      const saved = await order();
      if (saved.kind !== 'placed') throw new Error(saved.kind);
      const { order: first } = saved;
      const later = new Date(PLACED_AT.getTime() + 2 * HOUR_MS);
      const hold = (now: Date) => holdPromoPrice(world.store, first, CODE, now, HOLD);
      const until = new Date(later.getTime() + HOUR_MS);

      expect(await hold(later)).toEqual({ kind: 'held', until });
      expect((await world.detailsOf(first)).order.payableUntil).toEqual(until);
      expect((await order({ createdAt: until })).kind).toBe('placed');
      expect(await hold(until)).toEqual({ kind: 'over', refusal: 'used_up' });
      expect(PAYABLE_UNTIL > until).toBe(true);
    });
  });
}
