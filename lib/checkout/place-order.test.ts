import { expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { kopecks } from '@/lib/money';
import { type OrderNumber, parseOrderNumber } from '@/lib/orders/number';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import type { Store } from '@/lib/store/store';
import { isKeyUsed, placeOrder } from './place-order';

const NOW = new Date('2026-11-24T09:00:00Z');
const HOUR_MS = 3_600_000;
const REQUEST = {
  birthDate: '1985-05-03' as BirthDate,
  contacts: { name: 'Анна', email: null, phone: '+79123456789' },
  promoCode: null,
};
const TERMS = {
  price: kopecks(99_000),
  linkTtlMs: 72 * HOUR_MS,
  promoHoldMs: HOUR_MS,
  legalVersion: '2026-11-24',
  origin: null,
  channel: 'api',
  idempotency: null,
  telegramUserId: null,
  messages: () => [],
} as const;

/** A store in which the first `taken` numbers that are offered are another order's. */
function aBookOfOrders(taken: number) {
  const offered: string[] = [];
  const store = aStore();
  const isUsed = async () => offered.length <= taken;
  const write: Store['write'] = (about, work) =>
    store.write(about, (db) => {
      offered.push((typeof about === 'function' ? undefined : about[0]) ?? '');
      return work({ ...db, orders: { ...db.orders, isNumberUsed: isUsed } });
    });
  return { offered, ports: { store: { ...store, write }, clock: () => NOW } };
}

it('an order holds the birth date, the price of this moment and the proof of consent', async () => {
  const { ports } = aBookOfOrders(0);

  const outcome = await placeOrder(ports, REQUEST, TERMS);

  expect(outcome).toMatchObject({
    kind: 'placed',
    order: {
      birthDate: REQUEST.birthDate,
      contacts: REQUEST.contacts,
      amount: 99_000,
      currency: 'RUB',
      isTest: false,
      consent: { version: '2026-11-24', at: NOW, channel: 'api' },
      createdAt: NOW,
      payableUntil: new Date('2026-11-27T09:00:00Z'),
      paidAt: null,
      refundedAt: null,
    },
  });
});

it('a number that is taken is drawn again, and nothing of the others is saved', async () => {
  const { offered, ports } = aBookOfOrders(2);

  const outcome = await placeOrder(ports, REQUEST, TERMS);

  expect(new Set(offered).size).toBe(3);
  const numbers = offered.map((one) => one.replace('order ', ''));
  expect(numbers.every((number) => parseOrderNumber(number).ok)).toBe(true);
  expect(outcome).toMatchObject({ kind: 'placed', order: { number: numbers[2] } });
  const found = await Promise.all(
    numbers.map((number) => ports.store.findOrderByNumber(number as OrderNumber)),
  );
  expect(found.map((file) => file !== null)).toEqual([false, false, true]);
});

it('the same key finds the first order, and with other content it is a conflict', async () => {
  const { ports } = aBookOfOrders(0);
  const idempotency = { key: 'k', fingerprint: 'f', expiresAt: null };
  const first = await placeOrder(ports, REQUEST, { ...TERMS, idempotency });
  const other = { ...idempotency, fingerprint: 'other' };

  const repeated = await placeOrder(ports, REQUEST, { ...TERMS, idempotency });
  expect(repeated).toEqual({ ...first, kind: 'replayed' });
  expect(await placeOrder(ports, REQUEST, { ...TERMS, idempotency: other })).toEqual({
    kind: 'conflict',
  });
});

it('a key that has run out makes a new order', async () => {
  const { ports } = aBookOfOrders(0);
  const until = (expiresAt: Date) => ({ key: 'k', fingerprint: 'f', expiresAt });
  const past = { ...TERMS, idempotency: until(NOW) };
  const first = await placeOrder(ports, REQUEST, past);
  expect(await isKeyUsed(ports.store, past.idempotency, NOW)).toBe(false);

  const alive = { ...TERMS, idempotency: until(new Date(NOW.getTime() + 1)) };
  const second = await placeOrder(ports, REQUEST, alive);
  expect(second).toMatchObject({ kind: 'placed' });
  expect(second).not.toEqual(first);
  expect(await isKeyUsed(ports.store, alive.idempotency, NOW)).toBe(true);
  expect(await placeOrder(ports, REQUEST, alive)).toEqual({ ...second, kind: 'replayed' });
});
