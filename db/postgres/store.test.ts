import { describe } from 'vitest';
import { storeContract } from '@/lib/store/store.contract';
import type { Kept } from '../fixtures/store-world';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

describe.skipIf(!POSTGRES)(`on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();

  async function look(): Promise<Kept> {
    const ask = async (query: string) => (await server.client.query(query)).rows;
    const count = async (table: string) =>
      (await ask(`select count(*)::int as n from ${table}`))[0].n;
    const messages = await ask('select kind from notifications order by place');
    return {
      orders: await count('orders'),
      paymentEvents: await count('payment_notices'),
      facts: await count('payment_facts'),
      readings: await count('readings'),
      messages: messages.map(({ kind }) => kind),
      rejected: await ask('select reason from rejected_notices order by id'),
      attempts: await ask('select * from find_attempts order by number'),
    };
  }

  async function hold(): Promise<void> {
    await server.client.query("update notifications set outcome = 'held' where outcome is null");
  }

  const openEmpty = async () => {
    const store = await openPostgresStore(server.url, 'shop');
    await server.empty();
    return store;
  };
  storeContract(openEmpty, { look, hold });
});
