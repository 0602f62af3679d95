import { expect, it } from 'vitest';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from './fixtures/an-order';
import { ownOrder } from './own-order';

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
