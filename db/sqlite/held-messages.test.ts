import { expect, it } from 'vitest';
import { HELD_MESSAGES } from '@/lib/store/queries/undelivered';
import { undeliveredList } from '../sql/queries/undelivered';
import { openSqlite } from './open';

it.each([null, 5_000])('held messages are found by their index, also before place %s', (before) => {
  const connection = openSqlite(':memory:');
  const { client } = connection;
  const page = { before, limit: 51 };
  const { sql, params } = undeliveredList(connection, HELD_MESSAGES, page).toSQL();
  const steps = client.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[];
  const walks = steps.map(({ detail }) => detail);
  client.close();

  expect(walks[0]).toContain('notifications_held');
  expect(walks.filter((step) => /^SCAN notifications(?! USING)/.test(step))).toEqual([]);
});
