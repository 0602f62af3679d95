import { Client } from 'pg';
import type { Kept, KeptMessage, KeptOrder } from '../kept';
import { MESSAGES, ORDERS } from '../kept';
import type { Database } from '../world';

/** The database of instances as another client of its server sees it. */
export function postgresDatabase(url: string): Database {
  const ask = async <Row>(query: string): Promise<Row[]> => {
    const client = new Client(url);
    await client.connect();
    try {
      return (await client.query(query)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    name: 'PostgreSQL',
    kept: async (): Promise<Kept> => {
      const isMade = "select to_regclass('notifications') is not null as is_made";
      const [made] = await ask<{ is_made: boolean }>(isMade);
      if (!made?.is_made) return { integrity: 'ok', orders: [], messages: [] };
      // The server repairs itself from its log, or does not start.
      return {
        integrity: 'ok',
        orders: await ask<KeptOrder>(ORDERS),
        messages: await ask<KeptMessage>(MESSAGES),
      };
    },
    queued: async () => {
      const queued = 'select count(*)::int as n from notifications where outcome is null';
      return (await ask<{ n: number }>(queued))[0]?.n ?? 0;
    },
    remove: () => undefined,
  };
}
