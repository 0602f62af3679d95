import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import { brokenPromises } from '../fixtures/broken-promises';
import { modelOrder } from '../fixtures/model-order';
import { EVENT_NAMES, type EventName, ORDER_EVENTS } from '../fixtures/order-events';
import { shopOrder } from '../fixtures/shop-order';

// Long histories with repetitions, drawn at random. A failure is shrunk to the few events that
// matter and printed with its seed; CHAKRA_SEED and CHAKRA_RUNS draw others and more.

const SEED = Number(process.env.CHAKRA_SEED ?? 20_261_124);
const RUNS = Number(process.env.CHAKRA_RUNS ?? 120);

const store = openSqliteStore(':memory:');
afterAll(() => store.close());

type Model = { order: ReturnType<typeof modelOrder> };
type Shop = { order: Awaited<ReturnType<typeof shopOrder>> };

/** One event in the shop and in the model: the same answer, the same order, money never gone again. */
class Happens implements fc.AsyncCommand<Model, Shop> {
  private readonly name: EventName;

  constructor(name: EventName) {
    this.name = name;
  }

  check() {
    return true;
  }

  async run({ order: model }: Model, { order: shop }: Shop) {
    const event = ORDER_EVENTS[this.name];
    const before = model.seen().state;
    expect(await shop.happen(event)).toBe(model.happen(event));
    const now = await shop.seen();
    expect(now).toEqual(model.seen());
    expect(await brokenPromises(store, shop)).toEqual([]);
    if (['paid', 'refunded'].includes(before)) expect(['paid', 'refunded']).toContain(now.state);
  }

  toString() {
    return this.name;
  }
}

/** Most events resolve an order for good; those that leave it waiting are drawn more often. */
const WAITING = ['a link is asked for', 'the link runs out', 'payment 5 denied'] as const;

const histories = fc.commands(
  [...EVENT_NAMES, ...WAITING, ...WAITING, ...WAITING].map((name) =>
    fc.constant(new Happens(name)),
  ),
  { maxCommands: 16, size: 'medium' },
);

it(`an order ends as the rules say after any history (seed ${SEED})`, async () => {
  const lived = fc.asyncProperty(histories, (history) =>
    fc.asyncModelRun(
      async () => ({ model: { order: modelOrder() }, real: { order: await shopOrder(store) } }),
      history,
    ),
  );
  await fc.assert(lived, { seed: SEED, numRuns: RUNS });
}, 600_000);
