import { Client } from 'pg';
import type { Kept, KeptMessage, KeptOrder } from '../kept';
import { MESSAGES, ORDERS } from '../kept';
import type { Database } from '../world';

/** One statement, so that orders and messages are of the same moment of a shop that works on. */
const KEPT = `select (select json_agg(o) from (${ORDERS}) o) as orders,
  (select json_agg(m) from (${MESSAGES}) m) as messages`;

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
      // The server repairs itself from its log, or does not start.
      const [kept] = await ask<{ orders: KeptOrder[] | null; messages: KeptMessage[] | null }>(
        KEPT,
      );
      return { integrity: 'ok', orders: kept?.orders ?? [], messages: kept?.messages ?? [] };
    },
    queued: async () => {
      const queued = 'select count(*)::int as n from notifications where outcome is null';
      return (await ask<{ n: number }>(queued))[0]?.n ?? 0;
    },
    remove: () => undefined,
  };
}
