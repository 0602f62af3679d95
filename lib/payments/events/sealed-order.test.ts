import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { orderSeal } from './sealed-order';

const KEY = randomBytes(32);
const OLD_KEY = randomBytes(32);
const { seal, unseal } = orderSeal([KEY]);

it('what an order needs to be delivered comes back as it was sealed', () => {
  for (const telegramUserId of [null, 7_000_000_001]) {
    const order = anOrder({ telegramUserId });
    const { number, token, amount, currency, birthDate, consent } = order;

    expect(unseal(seal(order))).toEqual({
      kind: 'opened',
      order: {
        number,
        token,
        amount,
        currency,
        birthDate,
        consent,
        telegramUserId,
        email: order.contacts.email,
      },
    });
  }
});

it('nothing of the buyer can be read in it, and no two copies are alike', () => {
  const order = anOrder();
  const one = seal(order);
  const other = seal(order);
  const bytes = Buffer.from(one, 'base64url').toString('latin1');

  for (const said of [order.birthDate, 'anna', 'example', order.token, order.number]) {
    expect(one).not.toContain(said);
    expect(bytes).not.toContain(said);
  }
  expect(one).not.toBe(other);
});

it('is short enough to travel in an address, with the longest e-mail too', () => {
  const withEmail = (email: string | null) =>
    seal(anOrder({ contacts: { name: 'А'.repeat(100), email, phone: '+79161234567' } }));

  expect(withEmail(null)).toMatch(/^[\w-]{1,210}$/);
  expect(withEmail('anna@example.ru')).toMatch(/^[\w-]{1,255}$/);
  expect(withEmail(`${'я'.repeat(240)}@пример.рф`)).toMatch(/^[\w-]{1,1024}$/);
});

it('a single changed, lost or added character makes it foreign', () => {
  const sealed = seal(anOrder());
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'Ab9_-=. ', ''), (at, other) => {
      fc.pre(sealed[at] !== other);
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(unseal(changed)).toEqual({ kind: 'foreign' });
    }),
    { numRuns: 1_000 },
  );
  expect(unseal(`${sealed}A`)).toEqual({ kind: 'foreign' });
});

it('what was never sealed is foreign, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(unseal(text)).toEqual({ kind: 'foreign' });
    }),
  );
});

describe('after a change of the secret', () => {
  it('what the previous one sealed still opens, and the new one seals', () => {
    const changed = orderSeal([KEY, OLD_KEY]);
    const before = orderSeal([OLD_KEY]).seal(anOrder());
    const after = changed.seal(anOrder());

    expect(changed.unseal(before).kind).toBe('opened');
    expect(unseal(after).kind).toBe('opened');
    expect(unseal(before)).toEqual({ kind: 'foreign' });
  });
});

it('an order in a layout of another version is told apart from a foreign one', () => {
  const strange = anOrder({ birthDate: 'когда-то' as never });

  expect(unseal(seal(strange))).toEqual({ kind: 'other_version' });
});
