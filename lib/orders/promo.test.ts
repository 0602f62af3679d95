import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../money';
import {
  applyPromo,
  holdPrice,
  normalPromoCode,
  type PromoCode,
  promoHeldUntil,
  promoState,
} from './promo';

const NOW = new Date('2026-11-24T09:00:00Z');
const PRICE = kopecks(99_000);

const aPromo = (changes: Partial<PromoCode> = {}): PromoCode => ({
  code: 'ВЕСНА',
  kind: 'percent',
  value: 15,
  mostUses: null,
  startsAt: null,
  endsAt: null,
  note: null,
  createdAt: NOW,
  disabledAt: null,
  ...changes,
});
const applied = (promo: PromoCode | null, uses = 0) =>
  applyPromo(promo, { uses, price: PRICE, now: NOW });

it('percent and sums are taken off, part of a kopeck is not', () => {
  expect(applied(aPromo())).toEqual({ ok: true, amount: 84_150, discount: 14_850 });
  expect(applied(aPromo({ kind: 'fixed', value: 30_000 }))).toMatchObject({ amount: 69_000 });
  expect(
    applyPromo(aPromo({ value: 33 }), { uses: 0, price: kopecks(101), now: NOW }),
  ).toMatchObject({ discount: 1, amount: 100 });
});

it('nobody pays less than 1 ₽', () => {
  expect(applied(aPromo({ value: 100 }))).toEqual({ ok: true, amount: 100, discount: 98_900 });
  expect(applied(aPromo({ kind: 'fixed', value: 500_000 }))).toMatchObject({ amount: 100 });
});

it('a code that does not count says why', () => {
  const before = new Date(NOW.getTime() - 1);
  const after = new Date(NOW.getTime() + 1);

  expect(applied(null)).toEqual({ ok: false, refusal: 'unknown' });
  expect(applied(aPromo({ startsAt: after }))).toEqual({ ok: false, refusal: 'not_started' });
  expect(applied(aPromo({ endsAt: NOW }))).toEqual({ ok: false, refusal: 'ended' });
  expect(applied(aPromo({ disabledAt: before }))).toEqual({ ok: false, refusal: 'ended' });
  expect(applied(aPromo({ mostUses: 3 }), 3)).toEqual({ ok: false, refusal: 'used_up' });
  expect(applied(aPromo({ mostUses: 3, startsAt: NOW, endsAt: after }), 2).ok).toBe(true);
});

it('whatever the code and the price, the sum is between 1 ₽ and the price', () => {
  const promo = fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant('fixed' as const), value: fc.integer({ min: 1, max: 1e9 }) }),
  );
  const price = fc.integer({ min: 100, max: 100_000_000 }).map(kopecks);

  fc.assert(
    fc.property(promo, price, (changes, sum) => {
      const outcome = applyPromo(aPromo(changes), { uses: 0, price: sum, now: NOW });
      if (!outcome.ok) throw new Error('a code without conditions counts');
      expect(outcome.amount).toBeGreaterThanOrEqual(100);
      expect(outcome.amount).toBeLessThanOrEqual(sum);
      expect(outcome.amount + outcome.discount).toBe(sum);
    }),
  );
});

it('a limit is never passed, and a code without one is never used up', () => {
  const uses = fc.nat({ max: 1_000 });

  fc.assert(
    fc.property(uses, fc.option(fc.integer({ min: 1, max: 1_000 })), (count, mostUses) => {
      const isActive = promoState(aPromo({ mostUses }), count, NOW) === 'active';
      expect(isActive).toBe(mostUses === null || count < mostUses);
    }),
  );
});

it('a code is the same in any case and any spelling of its letters', () => {
  expect(normalPromoCode(' весна-20 ')).toBe('ВЕСНА-20');
  expect(normalPromoCode('\u200bвес\u00adна\ufeff')).toBe('ВЕСНА');
  expect(normalPromoCode('и\u0306')).toBe(normalPromoCode('й'));
});

describe('a price that a code made', () => {
  const HOLD = { linkTtlMs: 72 * 3_600_000, promoHoldMs: 3_600_000 };
  const until = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const hold = (
    changes: Partial<PromoCode>,
    usesByOthers: number,
    payableUntil: Date,
    createdAt = NOW,
  ) => holdPrice(aPromo(changes), { usesByOthers, payableUntil, createdAt }, NOW, HOLD);

  it('is held for an hour where only some orders may have it, else as long as a link', () => {
    expect(promoHeldUntil(aPromo({ mostUses: 1 }), NOW, HOLD)).toEqual(until(60));
    expect(promoHeldUntil(aPromo({ mostUses: null }), NOW, HOLD)).toEqual(until(72 * 60));
    const short = { ...HOLD, linkTtlMs: 60_000 };
    expect(promoHeldUntil(aPromo({ mostUses: 1 }), NOW, short)).toEqual(until(1));
  });

  it('is held anew while the code counts', () => {
    expect(hold({ mostUses: 2 }, 1, until(-60))).toEqual({ kind: 'held', until: until(60) });
  });

  it('is over when others have used the code, or it has ended', () => {
    expect(hold({ mostUses: 2 }, 2, until(-60))).toEqual({ kind: 'over', refusal: 'used_up' });
    expect(hold({ mostUses: 2 }, 2, until(1))).toEqual({ kind: 'over', refusal: 'used_up' });
    expect(hold({ endsAt: NOW }, 0, until(-60))).toEqual({ kind: 'over', refusal: 'ended' });
    const known = { usesByOthers: 0, payableUntil: NOW, createdAt: NOW };
    expect(holdPrice(null, known, NOW, HOLD)).toEqual({
      kind: 'over',
      refusal: 'unknown',
    });
  });

  it('is held three times at most by an order that is not paid, where only some may have it', () => {
    const placed = (minutes: number) => hold({ mostUses: 2 }, 1, until(0.5), until(-minutes));
    expect(placed(119)).toEqual({ kind: 'held', until: until(60) });
    expect(placed(150)).toEqual({ kind: 'held', until: until(30) });
    expect(placed(179)).toEqual({ kind: 'over', refusal: 'held_too_long' });
    const everybody = hold({ mostUses: null }, 1, until(-60), until(-1_000_000));
    expect(everybody).toEqual({ kind: 'held', until: until(72 * 60) });
  });

  it('is held to its end, and no longer, by an order that still counts', () => {
    expect(hold({ mostUses: 2 }, 2, until(30))).toEqual({ kind: 'held', until: until(30) });
    expect(hold({ endsAt: NOW }, 0, until(30))).toEqual({ kind: 'held', until: until(30) });
  });
});
