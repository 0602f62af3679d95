import { expect, it } from 'vitest';
import type { RowCounts } from '../../backup/copy-facts';
import { isBetween } from './copy-facts';

const counts = (orders: number, paymentEvents: number): RowCounts => ({
  orders,
  payment_notices: paymentEvents,
});

it.each([
  ['as many rows as before', counts(5, 3), true],
  ['rows that came meanwhile', counts(6, 4), true],
  ['an order fewer', counts(4, 3), false],
  ['a payment event fewer', counts(5, 2), false],
  ['more than there are', counts(7, 4), false],
  ['no such table at all', {}, false],
])('a copy with %s is all there: %#', (_name, copy, expected) => {
  expect(isBetween(copy, counts(5, 3), counts(6, 4))).toBe(expected);
});
