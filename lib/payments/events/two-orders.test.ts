import { describe, expect, it } from 'vitest';
import { openSqlite } from '@/db/sqlite/open';
import { openSqliteStore, sqliteStore } from '@/db/sqlite/store';
import type { Store } from '@/lib/store/store';
import { aPaymentEventOf, RECEIVED_AT } from '../fixtures/a-payment-event';
import { deliverEvent } from '../fixtures/deliver-event';
import { aStore } from '../fixtures/temporary-store';
import { twoOrders } from '../fixtures/two-orders';

// One payment pays one order, whatever comes first: the seller marks an order by a payment, and
// Prodamus tells that it was another order's. Payment 7 is the order B's, payment 8 the order A's.

type World = Awaited<ReturnType<typeof twoOrders>>;

const EVENTS: Record<string, (world: World) => Promise<string>> = {
  'A is marked by payment 7': ({ A, mark }) => mark(A, 7),
  'B is marked by payment 7': ({ B, mark }) => mark(B, 7),
  'payment 7 is reported for B': ({ B, tell }) => tell(B, 'paid', 7),
  'an attempt of payment 7 is reported for B': ({ B, tell }) => tell(B, 'cancelled', 7),
  'payment 8 is reported for A': ({ A, tell }) => tell(A, 'paid', 8),
  'A is marked by payment 8': ({ A, mark }) => mark(A, 8),
};

function everyOrderOf(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((name, at) =>
    everyOrderOf(names.toSpliced(at, 1)).map((rest) => [name, ...rest]),
  );
}

const MARKS = [
  'A is marked by payment 7',
  'B is marked by payment 7',
  'A is marked by payment 8',
  'payment 7 is reported for B',
  'payment 8 is reported for A',
];
const ATTEMPTS = [
  'A is marked by payment 7',
  'an attempt of payment 7 is reported for B',
  'payment 7 is reported for B',
  'payment 8 is reported for A',
];
/** A shop that stays small is fast. */
const IN_ONE_SHOP = 20;

it.each([
  ['marks of both and payment events', MARKS, 120],
  ['a mark, an attempt and payment events', ATTEMPTS, 24],
])(
  'two orders that claim one payment end the same in every order of %s',
  async (_, names, count) => {
    const histories = everyOrderOf(names);
    const faults: unknown[] = [];
    for (let from = 0; from < histories.length; from += IN_ONE_SHOP) {
      const store = openSqliteStore(':memory:');
      for (const history of histories.slice(from, from + IN_ONE_SHOP)) {
        faults.push(...(await faultsOf(store, history)));
      }
      await store.close();
    }

    expect(histories).toHaveLength(count);
    expect(faults.slice(0, 3)).toEqual([]);
  },
  300_000,
);

/** What is wrong after any event of a history, and with what the two orders are at its end. */
async function faultsOf(store: Store, history: readonly string[]): Promise<unknown[]> {
  const world = await twoOrders(store);
  const { A, B, factsOf, stateOf } = world;
  const faults: unknown[] = [];
  for (const name of history) {
    await EVENTS[name]?.(world);
    const ofA = await factsOf(A);
    const ofB = await factsOf(B);
    const payers = [...ofA, ...ofB].filter((fact) => fact === 'paid 7');
    const isOpenForNothing = ofA.includes('disputed 7') && !ofA.includes('paid 8');
    const isShown = (await world.disputed()).length > 0;
    if (payers.length > 1 || isShown !== isOpenForNothing) {
      faults.push({ history, after: name, ofA, ofB, isShown });
    }
  }
  const states = [await stateOf(A), await stateOf(B)];
  const money = [...(await factsOf(A)), ...(await factsOf(B))].filter((fact) =>
    fact.startsWith('paid'),
  );
  const isRight = states.join() === 'paid,paid' && money.sort().join() === 'paid 7,paid 8';
  return isRight ? faults : [...faults, { history, states, money }];
}

describe('an order marked by the payment of another', () => {
  async function disputed() {
    const store = aStore();
    const world = await twoOrders(store);
    await world.mark(world.A, 7);
    expect(await world.tell(world.B, 'paid', 7)).toBe('paid');
    return { store, ...world };
  }

  it('keeps its reading, counts no money and waits for the seller', async () => {
    const { store, A, B, stateOf, disputed: shown } = await disputed();
    const [takings] = await store.admin.takingsByDay(new Date(0));

    expect([await stateOf(A), await stateOf(B)]).toEqual(['paid', 'paid']);
    expect((await store.findOrder(A.token))?.reading).not.toBeNull();
    expect(await shown()).toEqual([`${A.number} for ${B.number}`]);
    expect(await store.admin.needsAttentionCounts(RECEIVED_AT)).toMatchObject({ unmatched: 1 });
    expect(takings).toMatchObject({ paid: 1, sum: B.amount });
  });

  it('is paid by another payment that the seller names, and by none of a third order', async () => {
    const { A, B, id, mark, correct, stateOf, factsOf, disputed: shown } = await disputed();
    const other = (payment: number) => ({ kind: 'other_payment', paymentId: id(payment) }) as const;

    expect(await correct(7, other(7))).toBe('same_payment');
    expect(await mark(B, 9)).toBe('paid_already');
    expect(await correct(7, other(8))).toBe('corrected');
    expect(await factsOf(A)).toEqual(expect.arrayContaining(['withdrawn 7', 'paid 8']));
    expect(await shown()).toEqual([]);
    expect(await stateOf(A)).toBe('paid');
  });

  it('waits for payment again when the mark is withdrawn, and is paid as any', async () => {
    const { A, mark, tell, correct, stateOf, disputed: shown } = await disputed();

    expect(await correct(7, { kind: 'withdrawn' })).toBe('corrected');
    expect([await stateOf(A), await shown()]).toEqual(['waits', []]);
    expect(await mark(A, 7)).toBe('payment_of_other_order');
    expect(await tell(A, 'paid', 8)).toBe('paid');
    expect(await stateOf(A)).toBe('paid');
  });

  it('stays open for nothing when the seller gives the reading', async () => {
    const { store, A, correct, stateOf, disputed: shown } = await disputed();

    expect(await correct(7, { kind: 'given' })).toBe('corrected');
    expect(await correct(7, { kind: 'given' })).toBe('no_such_mark');
    expect([await stateOf(A), await shown()]).toEqual(['paid', []]);
    expect(await store.admin.takingsByDay(new Date(0))).toMatchObject([{ paid: 1 }]);
  });

  it('is decided by its own payment when that comes at last', async () => {
    const { A, tell, stateOf, disputed: shown } = await disputed();

    expect(await tell(A, 'paid', 8)).toBe('paid');
    expect([await stateOf(A), await shown()]).toEqual(['paid', []]);
  });
});

it('a mark by hand can be taken back until a payment event has confirmed it', async () => {
  const { A, mark, tell, correct, stateOf } = await twoOrders(aStore());
  await mark(A, 7);
  expect(await correct(7, { kind: 'withdrawn' })).toBe('corrected');
  expect(await stateOf(A)).toBe('waits');

  await mark(A, 7);
  expect(await tell(A, 'paid', 7)).toBe('duplicate');
  expect(await correct(7, { kind: 'withdrawn' })).toBe('no_such_mark');
});

it('a payment that two payment events tell of two orders pays the first, and the other waits', async () => {
  const store = aStore();
  const { A, B, id, tell, factsOf, stateOf } = await twoOrders(store);
  await tell(A, 'paid', 7);
  const otherwise = { ...aPaymentEventOf(B, 'paid', id(7)), key: 'the same in other words' };

  expect(await tell(B, 'paid', 7)).toBe('other_content');
  expect(await deliverEvent(store, otherwise)).toMatchObject({
    outcome: 'payment_of_other_order',
  });
  expect([await stateOf(A), await stateOf(B), await factsOf(B)]).toEqual(['paid', 'waits', []]);
  const rows = await store.admin.unmatchedRows({ isResolved: false, only: null }, NEWEST);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['payment_of_other_order', 'other_content']);
});

it('the database itself keeps a payment from paying two orders', async () => {
  const connection = openSqlite(':memory:');
  const { client } = connection;
  const { A, B, id, tell } = await twoOrders(sqliteStore(connection));
  await tell(A, 'paid', 7);
  const insert = client.prepare('insert into payment_facts values (?, ?, ?, 0, null)');

  expect(() => insert.run(B.id, 'paid', id(7))).toThrow(/UNIQUE constraint failed/);
  for (const without of ['', '0']) {
    for (const order of [A, B]) insert.run(order.id, 'paid', without);
  }
});

describe('money after a refund', () => {
  const HISTORIES = everyOrderOf(['paid 1', 'refunded 1', 'paid 2']);

  it.each(HISTORIES)(
    'is open for the buyer and told as what it is: %s, %s, %s',
    async (...history) => {
      const store = aStore();
      const { A, tell, stateOf, refund } = await twoOrders(store);
      for (const event of history) {
        const [status, payment] = event.split(' ');
        await tell(A, status as 'paid' | 'refunded', Number(payment));
      }
      const rows = await store.admin.unmatchedRows({ isResolved: false, only: null }, NEWEST);

      expect(await stateOf(A)).toBe('paid');
      expect(rows.map(({ outcome }) => outcome)).not.toContain('second_payment');
      expect(await refund(A, 2)).toBe('recorded');
      expect(await stateOf(A)).toBe('refunded');
      expect(await store.admin.unmatchedRows({ isResolved: false, only: null }, NEWEST)).toEqual(
        [],
      );
    },
  );
});

const NEWEST = { before: null, limit: 10 };
