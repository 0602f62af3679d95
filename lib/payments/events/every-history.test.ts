import { expect, it } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import { faultsOf } from '../fixtures/faults-of';
import { EVENT_NAMES, type EventName } from '../fixtures/order-events';

// What an order becomes must not depend on luck. Every history here is lived through by the real
// use cases on a real database (in memory, for there are thousands) and by a model of a few sets.

/** A shop that stays small is fast; no order knows of another anyway. */
const IN_ONE_SHOP = 60;

/** Every choice of `length` of these events, in every order; one may stand among them twice. */
function arrangements(names: readonly EventName[], length = names.length): EventName[][] {
  if (length === 0) return [[]];
  return names.flatMap((name, at) =>
    arrangements(names.toSpliced(at, 1), length - 1).map((rest) => [name, ...rest]),
  );
}

const MONEY = ['payment 1', 'payment 2', 'refund of 1'] as const;
const PAYMENT_EVENTS = [
  ...MONEY,
  'payment 1',
  'payment 1 with other content',
  'payment 1 cancelled',
] as const;
const SELLER = [
  ...MONEY,
  'payment 1 by hand',
  'refund of 1 by hand',
  'the order is erased',
] as const;
const LINKS = [
  'a link is asked for',
  'a link is asked for',
  'the link runs out',
  'payment 4 in test money',
  'payment 3 of another sum',
  'payment 5 denied',
] as const;

it.each([
  ['any three of all that can happen', arrangements(EVENT_NAMES, 3), 2_730],
  [
    'six payment events about two payments, one of them sent again',
    arrangements(PAYMENT_EVENTS),
    720,
  ],
  ['two payments, a refund, the same by hand, and an erasure', arrangements(SELLER), 720],
  ['links, the end of one, and money that does not fit', arrangements(LINKS), 720],
])(
  'an order ends as the rules say, in whatever order come %s',
  async (_, histories, count) => {
    expect(histories).toHaveLength(count);
    const faults = [];
    for (let from = 0; from < count; from += IN_ONE_SHOP) {
      const store = openSqliteStore(':memory:');
      for (const history of histories.slice(from, from + IN_ONE_SHOP)) {
        faults.push(...(await faultsOf(store, history)));
      }
      await store.close();
    }
    expect(faults.slice(0, 3)).toEqual([]);
  },
  300_000,
);
