import { describe, expect, it } from 'vitest';
import type { OrderDetails } from '@/lib/store/order-details';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from './fixtures/an-order';
import { orderAnswer, ownOrder } from './order-answer';

const PAID_AT = new Date('2026-11-24T09:05:00Z');
const readingUrl = (token: string) => `https://shop.example/reading/${token}`;
const answerFor = (changes: Partial<OrderDetails['order']>, now = PLACED_AT) => {
  const order = anOrder(changes);
  const details = { order, link: null, reading: makeReading(order.birthDate) };
  return { order, answer: orderAnswer(details, readingUrl, now) };
};

it('an unpaid order shows number, sum and state, and nulls for the rest', () => {
  const { order, answer } = answerFor({});

  expect(answer).toEqual({
    orderNumber: order.number,
    amount: '990.00',
    currency: 'RUB',
    state: 'awaiting_payment',
    paidAt: null,
    readingUrl: null,
    reading: null,
  });
});

it('a paid order shows its reading, in numbers and as an address', () => {
  const { order, answer } = answerFor({ paidAt: PAID_AT });

  expect(answer).toMatchObject({ state: 'paid', paidAt: '2026-11-24T09:05:00.000Z' });
  expect(answer.readingUrl).toBe(`https://shop.example/reading/${order.token}`);
  expect(answer.reading).toEqual({
    method: 'Матрица судьбы (22 аркана)',
    version: 2,
    points: expect.any(Object),
    chakras: expect.objectContaining({ muladhara: expect.any(Object) }),
    totals: expect.any(Object),
  });
});

describe('the reading stays closed', () => {
  it.each([
    ['unpaid', {}, PLACED_AT],
    ['expired', {}, PAYABLE_UNTIL],
    ['refunded', { paidAt: PAID_AT, refundedAt: PAID_AT }, PLACED_AT],
  ] as const)('of an order that is %s', (_, changes, now) => {
    expect(answerFor(changes, now).answer).toMatchObject({ readingUrl: null, reading: null });
  });
});

it('nothing about the person is in the answer', () => {
  const birthDate = '1999-12-31' as BirthDate;
  const text = JSON.stringify(answerFor({ birthDate, paidAt: PAID_AT }).answer);

  for (const personal of ['1999-12-31', 'Анна', 'anna@example.ru']) {
    expect(text).not.toContain(personal);
  }
});

it('a buyer sees what they owe and where it is paid, and nothing of their birth date', () => {
  const order = anOrder();

  expect(ownOrder(order, PLACED_AT)).toEqual({
    id: order.id,
    name: 'Анна',
    orderNumber: order.number,
    amount: '990.00',
    currency: 'RUB',
    state: 'awaiting_payment',
    createdAt: '2026-11-24T09:00:00.000Z',
    path: `/order/${order.token}`,
    readingPath: null,
  });
});

it('only a paid order leads to its reading', () => {
  const paid = anOrder({ paidAt: PLACED_AT });
  const refunded = anOrder({ paidAt: PLACED_AT, refundedAt: PLACED_AT });

  expect(ownOrder(paid, PLACED_AT)).toMatchObject({
    state: 'paid',
    readingPath: `/reading/${paid.token}`,
  });
  expect(ownOrder(refunded, PLACED_AT)).toMatchObject({ state: 'refunded', readingPath: null });
  expect(ownOrder(anOrder(), PAYABLE_UNTIL)).toMatchObject({ state: 'expired', readingPath: null });
});
