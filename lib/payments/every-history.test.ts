import { expect, it } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import { faultsOf } from './fixtures/faults-of';
import { EVENT_NAMES, type EventName } from './fixtures/order-events';

// What an order becomes must not depend on luck. Every history here is lived through by the real
// use cases on a real database (in memory, for there are thousands) and by a model of a few sets.

/** A shop that stays small is fast; no order knows of another anyway. */
const IN_ONE_SHOP = 60;

/** Every choice of `length` different events, in every order. */
function arrangements(names: readonly EventName[], length = names.length): EventName[][] {
  if (length === 0) return [[]];
  const others = (name: EventName) => names.filter((other) => other !== name);
  return names.flatMap((name) =>
    arrangements(others(name), length - 1).map((rest) => [name, ...rest]),
  );
}

const MONEY = ['payment 1', 'payment 2', 'refund of 1'] as const;

const NOTICES = [
  ...MONEY,
  'payment 1 with other content',
  'payment 1 cancelled',
  'refund of 2',
] as const;
const SELLER = [
  ...MONEY,
  'payment 1 by hand',
  'refund of 1 by hand',
  'the order is erased',
] as const;
const AROUND = [
  ...([
    'a link is asked for',
    'the link runs out',
    'payment 1',
    'payment 4 in test money',
  ] as const),
  ...(['payment 6 by hand', 'payment 3 of another sum'] as const),
];

it.each([
  ['any three of all that can happen', arrangements(EVENT_NAMES, 3), 2_730],
  ['six notices about two payments', arrangements(NOTICES), 720],
  ['two payments, a refund, the same by hand, and an erasure', arrangements(SELLER), 720],
  ['a payment, its link, and money that does not fit', arrangements(AROUND), 720],
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
