import { expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '../open';
import { seedOrders } from './seed-orders';

const until = new Date('2026-11-24T09:00:00Z');
const TABLES = ['orders', 'payment_links', 'payment_notices', 'payment_facts', 'readings'];

function seeded(seed?: number) {
  const { client } = openSqlite(':memory:');
  onTestFinished(() => void client.close());
  seedOrders(client, { count: 200, until, ...(seed ? { seed } : {}) });
  return client;
}

const contentOf = (client: ReturnType<typeof seeded>) =>
  TABLES.map((table) => client.prepare(`select * from ${table} order by 1, 2, 3`).all());

it('makes the same people for the same seed, and others for another', () => {
  expect(contentOf(seeded())).toEqual(contentOf(seeded()));
  expect(contentOf(seeded(2))).not.toEqual(contentOf(seeded()));
});

it('makes orders of every kind that can be found', () => {
  const client = seeded();
  const count = (sql: string) => client.prepare(`select count(*) from ${sql}`).pluck().get();
  for (const kind of ['paid_at', 'refunded_at', 'name', 'email', 'phone', 'source']) {
    expect(count(`orders where ${kind} is not null`), kind).toBeGreaterThan(0);
    expect(count(`orders where ${kind} is null`), kind).toBeGreaterThan(0);
  }
  expect(count('order_search')).toBe(200);
  expect(client.pragma('foreign_key_check')).toEqual([]);
});

it('leaves a database alone that has orders', () => {
  const client = seeded();
  const before = contentOf(client);
  expect(() => seedOrders(client, { count: 1, until })).toThrow('has orders already');
  expect(contentOf(client)).toEqual(before);
});
