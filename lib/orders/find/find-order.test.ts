import { describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { saveOrder } from '@/lib/checkout/place-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import type { Store } from '@/lib/store/store';
import { anOrder, PAYABLE_UNTIL } from '../fixtures/an-order';
import { drawOrderNumber } from '../new-order';
import type { Order } from '../order';
import { findOrder } from './find-order';

const NOW = new Date('2026-11-24T23:59:59.999Z');
const OTHER_DATE = '1985-05-04' as BirthDate;

/** A store with one order in it, and somebody who asks for it at the instant `now`. */
async function aShop(now = NOW) {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);
  const ask = (changes: Partial<Pick<Order, 'number' | 'birthDate'>> = {}, at = now) =>
    findOrder({ store, clock: () => at }, { ...order, ...changes });
  return { store, order, ask };
}

async function apply(store: Store, order: Order, status: 'paid' | 'refunded') {
  const paymentEvent = aPaymentEventOf(order, status);
  await deliverEvent(store, paymentEvent);
}

async function repeat<T>(times: number, action: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, action));
}

describe('the number and the right date lead', () => {
  it('to the page of an order that waits to be paid', async () => {
    const { order, ask } = await aShop();

    expect(await ask()).toEqual({ kind: 'order', token: order.token });
  });

  it('to the page of an order whose link has run out', async () => {
    const { order, ask } = await aShop(PAYABLE_UNTIL);

    expect(await ask()).toEqual({ kind: 'order', token: order.token });
  });

  it('to the reading of a paid one', async () => {
    const { store, order, ask } = await aShop();
    await apply(store, order, 'paid');

    expect(await ask()).toEqual({ kind: 'reading', token: order.token });
  });

  it('as often as they are asked, and count as no mistake', async () => {
    const { order, ask } = await aShop();
    await repeat(9, () => ask({ birthDate: OTHER_DATE }));
    const found = await repeat(20, () => ask());

    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['order']));
    expect(await ask({ birthDate: OTHER_DATE })).toEqual({ kind: 'unknown' });
    expect(await ask({ number: order.number })).toEqual({ kind: 'too_many' });
  });
});

describe('one answer, however often it is asked, stands for', () => {
  const answers = [...Array(10).fill({ kind: 'unknown' }), { kind: 'too_many' }];

  it('a wrong date', async () => {
    const { ask } = await aShop();

    expect(await repeat(11, () => ask({ birthDate: OTHER_DATE }))).toEqual(answers);
  });

  it('a number there is not', async () => {
    const { ask } = await aShop();
    const number = drawOrderNumber();

    expect(await repeat(11, () => ask({ number }))).toEqual(answers);
  });

  it('a refunded order, with its right date', async () => {
    const { store, order, ask } = await aShop();
    await apply(store, order, 'paid');
    await apply(store, order, 'refunded');

    expect(await repeat(11, () => ask())).toEqual(answers);
  });

  it('a refunded order, with a wrong date', async () => {
    const { store, order, ask } = await aShop();
    await apply(store, order, 'refunded');

    expect(await repeat(11, () => ask({ birthDate: OTHER_DATE }))).toEqual(answers);
  });
});

describe('after ten mistakes', () => {
  it('the right date is refused for the rest of the UTC day, and not a millisecond longer', async () => {
    const { order, ask } = await aShop();
    await repeat(10, () => ask({ birthDate: OTHER_DATE }));

    expect(await ask()).toEqual({ kind: 'too_many' });
    expect(await ask({}, new Date(NOW.getTime() + 1))).toEqual({
      kind: 'order',
      token: order.token,
    });
  });

  it('made at any time of the day, the right date is refused', async () => {
    const { ask } = await aShop();
    const hours = Array.from(
      { length: 10 },
      (_, hour) => new Date(NOW.getTime() - hour * 3_600_000),
    );
    for (const at of hours) await ask({ birthDate: OTHER_DATE }, at);

    expect(await ask()).toEqual({ kind: 'too_many' });
  });

  it('other numbers are found as before', async () => {
    const { store, ask } = await aShop();
    const other = anOrder();
    await saveOrder(store, other, null);
    await repeat(10, () => ask({ birthDate: OTHER_DATE }));

    expect(await ask({ number: other.number })).toEqual({ kind: 'order', token: other.token });
  });
});
