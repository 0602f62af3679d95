import { expect, it } from 'vitest';
import { everyOrder } from '../fixtures/every-order';
import type { EventName } from '../fixtures/order-events';

// Whatever order ten events come in, the shop and the model agree after each of them. Histories
// that have come to the same are gone on with once, so thousands of moments stand for all 3 628 800
// orders. That takes minutes, so a run of all tests takes the first few events: CHAKRA_EVENTS=10.

const EVENTS: readonly EventName[] = [
  'payment 1',
  'payment 1',
  'payment 1 with other content',
  'refund of 1 by hand',
  'the order is erased',
  'payment 1 by hand',
  'the link runs out',
  'a link is asked for',
  'payment 1 cancelled',
  'payment 5 denied',
] as const;
const COUNT = Number(process.env.CHAKRA_EVENTS ?? 7);

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

it(`an order ends as the rules say in every order of ${COUNT} events`, async () => {
  const { faults, orders, moments } = await everyOrder(EVENTS.slice(0, COUNT));

  expect(faults.slice(0, 3)).toEqual([]);
  expect(orders).toBe(factorial(COUNT));
  expect(moments).toBeLessThan(orders / 2);
  if (process.env.CHAKRA_EVENTS) process.stdout.write(`${orders} orders by ${moments} moments\n`);
}, 3_600_000);
