import { describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { saveOrder } from '@/lib/checkout/place-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { findOrder } from '../find/find-order';
import { anOrder } from '../fixtures/an-order';
import { OrderEvents } from '../order-events';
import { eraseOrder } from './erase-order';

const NOW = new Date('2026-11-24T23:59:59.999Z');
const TOMORROW = new Date('2026-11-25T00:00:00.000Z');
const OTHER_DATE = '1985-05-04' as BirthDate;

async function aShop() {
  const store = aStore();
  const orderEvents = new OrderEvents();
  const order = anOrder();
  await saveOrder(store, order, null);
  const erase = (birthDate = order.birthDate, now = NOW) =>
    eraseOrder({ store, clock: () => now, orderEvents }, order.token, birthDate);
  const find = (birthDate = order.birthDate) =>
    findOrder({ store, clock: () => NOW }, { number: order.number, birthDate });
  return { store, orderEvents, order, erase, find };
}

describe('a buyer erases their order', () => {
  it('by its birth date; that it was they is written down, and its open pages are told', async () => {
    const { store, orderEvents, order, erase } = await aShop();
    let told = 0;
    orderEvents.subscribe(order.id, () => {
      told += 1;
    });

    expect(await erase()).toBe('erased');
    expect(await store.findOrder(order.token)).toBeNull();
    const timeline = await store.admin.orderTimeline(order.id);
    expect(timeline?.order).toMatchObject({
      birthDate: null,
      erasedAt: NOW,
      consent: order.consent,
    });
    expect(timeline?.actions).toMatchObject([{ action: 'erased', actor: 'buyer' }]);
    expect(told).toBe(1);
  });

  it('also one whose money went back, which can be found no more', async () => {
    const { store, order, erase, find } = await aShop();
    for (const status of ['paid', 'refunded'] as const) {
      const paymentEvent = aPaymentEventOf(order, status);
      await deliverEvent(store, paymentEvent);
    }

    expect(await find()).toEqual({ kind: 'unknown' });
    expect(await erase()).toBe('erased');
  });

  it('once: the second tap gets the same answer, and writes nothing down', async () => {
    const { store, order, erase } = await aShop();
    const taps = await Promise.all([erase(), erase()]);

    expect(taps).toEqual(['erased', 'erased']);
    expect((await store.admin.orderTimeline(order.id))?.actions).toHaveLength(1);
  });
});

describe('wrong dates', () => {
  it('erase nothing and count with those given to find the order, ten a day', async () => {
    const { store, order, erase, find } = await aShop();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await erase(OTHER_DATE)).toBe('wrong_birth_date');
      expect(await find(OTHER_DATE)).toEqual({ kind: 'unknown' });
    }

    expect(await erase()).toBe('too_many');
    expect(await find()).toEqual({ kind: 'too_many' });
    expect(await store.findOrder(order.token)).not.toBeNull();
    expect(await erase(order.birthDate, TOMORROW)).toBe('erased');
  });
});

it('a link there has never been has nothing behind it to erase', async () => {
  const { store, orderEvents } = await aShop();
  const ports = { store, clock: () => NOW, orderEvents };

  expect(await eraseOrder(ports, 'nobodys-token', OTHER_DATE)).toBe('erased');
});
