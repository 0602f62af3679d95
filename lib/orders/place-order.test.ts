import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Store } from '@/lib/store/store';
import type { BirthDate } from '../chakras/birth-date';
import { kopecks } from './money';
import { parseOrderNumber } from './number';
import type { Order } from './order';
import { placeOrder } from './place-order';

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

/** The part of a store that takes orders; the first `taken` numbers are another's already. */
function aBookOfOrders(taken: number) {
  const offered: Order[] = [];
  const placeOrder: Store['placeOrder'] = async (order) => {
    offered.push(order);
    return offered.length <= taken ? { kind: 'number_taken' } : { kind: 'placed', order };
  };
  const store = { placeOrder } as Store;
  return { offered, ports: { store, clock: () => NOW, newId: uuidv7 } };
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

it('a number that is taken is drawn again, with everything else new too', async () => {
  const { offered, ports } = aBookOfOrders(2);

  const outcome = await placeOrder(ports, REQUEST, TERMS);

  expect(outcome).toEqual({ kind: 'placed', order: offered[2] });
  for (const secret of ['id', 'number', 'token'] as const) {
    expect(new Set(offered.map((order) => order[secret])).size).toBe(3);
  }
  expect(offered.every(({ number }) => parseOrderNumber(number).ok)).toBe(true);
});

it.each(['replayed', 'conflict'] as const)(
  'what the store answers is reported: %s',
  async (kind) => {
    const { ports } = aBookOfOrders(0);
    const answer = { kind, order: {} as Order };
    const store = { placeOrder: async () => answer } as unknown as Store;

    expect(await placeOrder({ ...ports, store }, REQUEST, TERMS)).toBe(answer);
  },
);
