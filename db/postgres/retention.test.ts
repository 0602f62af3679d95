import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseUnpaid } from '@/lib/orders/erasure/erase-unpaid';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';
import { lockKey } from './topics';

const DAY = 86_400_000;
const LONG_AFTER = new Date(PLACED_AT.getTime() + 100 * DAY);
/** As many as are erased at once. */
const BATCH = 20;

describe.skipIf(!POSTGRES)(`retention on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    one = await openPostgresStore(server.url, 'one');
    other = await openPostgresStore(server.url, 'other');
    await server.empty();
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  const place = async (payableUntil: Date) => {
    const order = anOrder({ payableUntil });
    await saveOrder(one, order, null);
    return order;
  };
  const keyOf = ({ number }: Order) => lockKey(about.order(number));
  const hold = (order: Order) => server.client.query('select pg_advisory_lock($1)', [keyOf(order)]);
  const letGo = (order: Order) =>
    server.client.query('select pg_advisory_unlock($1)', [keyOf(order)]);
  const untilOneWaits = async () => {
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
    while ((await server.client.query(waiting)).rows.length === 0) await new Promise(setImmediate);
  };

  it('erases no order that somebody is at, though it comes up in place of one that is paid', async () => {
    const due = new Date(PLACED_AT.getTime() + DAY);
    const batch = [];
    while (batch.length < BATCH) batch.push(await place(due));
    const next = await place(new Date(due.getTime() + 1));
    const [first, paid] = batch.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    if (!first || !paid) throw new Error('there are no orders');

    await hold(first);
    await hold(next);
    const erasing = eraseUnpaid({ store: one, clock: () => LONG_AFTER }, 30);
    await untilOneWaits();
    await deliverEvent(other, aPaymentEventOf(paid));
    await letGo(first);
    const erased = erasing.then((count) => `has erased ${count}`);
    const waits = async () => {
      while ((await other.findOrder(first.token)) !== null) await new Promise(setImmediate);
      await untilOneWaits();
      return 'waits';
    };
    expect(await Promise.race([erased, waits()])).toBe('waits');
    expect(await other.findOrder(next.token)).not.toBeNull();

    await letGo(next);
    expect(await erasing).toBe(BATCH);
    expect(await other.findOrder(next.token)).toBeNull();
    expect((await other.findOrder(paid.token))?.order.paidAt).not.toBeNull();
  });
});
