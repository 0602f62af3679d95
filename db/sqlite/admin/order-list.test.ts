import { describe, expect, it, onTestFinished } from 'vitest';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { OrderFilter } from '@/lib/store/order-list';
import { orderListQuery } from '../../sql/admin/order-list';
import { openSqlite } from '../open';
import { seedOrders } from '../seed/seed-orders';

const NOW = PLACED_AT;

it('does not find an erased order by what it was', async () => {
  const folder = openSqlite(':memory:');
  onTestFinished(() => void folder.client.close());
  seedOrders(folder.client, { count: 3, until: NOW });
  folder.client.exec("update orders set name = 'Алёна Ёжикова' where seq = 2");
  const look = async (typed: string) => {
    const filter = { ...ANY_ORDER, phrases: [typed] };
    return orderListQuery(folder, filter, { before: null, limit: 9, now: NOW });
  };
  expect(await look('ежик')).toHaveLength(1);
  folder.client.exec(`update orders set name = null, email = null, phone = null,
    telegram_user_id = null, birth_date = null, erased_at = 1 where seq = 2`);
  expect(await look('ежик')).toEqual([]);
});

describe('every query of the list walks an index', () => {
  const period = { from: new Date('2026-01-01'), to: new Date('2026-02-01') };
  const filters: [string, Partial<OrderFilter>][] = [
    ['first page', {}],
    ...(['awaiting_payment', 'paid', 'refunded', 'expired'] as const).map(
      (state): [string, Partial<OrderFilter>] => [state, { state }],
    ),
    ['source', { source: 'vk' }],
    ['period', period],
    ['search', { phrases: ['Анна'] }],
    ['search in all', { phrases: ['Анна', '916'], state: 'paid', source: 'vk', ...period }],
  ];
  it.each(filters)('%s', (_name, filter) => {
    const connection = openSqlite(':memory:');
    const { client } = connection;
    onTestFinished(() => void client.close());
    seedOrders(client, { count: 500, until: NOW });
    for (const before of [null, 250]) {
      const page = { before, limit: 51, now: NOW };
      const { sql, params } = orderListQuery(connection, { ...ANY_ORDER, ...filter }, page).toSQL();
      const steps = client.prepare(`explain query plan ${sql}`).all(...params) as {
        detail: string;
      }[];
      const walks = steps.map(({ detail }) => detail);
      expect(walks.filter((step) => /^SCAN (?:orders|o)\b(?! USING )/.test(step))).toEqual([]);
      expect(walks).not.toContain('USE TEMP B-TREE FOR ORDER BY');
      expect(walks.filter((step) => /order_search/.test(step)).length).toBe(filter.phrases ? 1 : 0);
    }
  });
});
