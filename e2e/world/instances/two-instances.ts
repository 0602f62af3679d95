import { Client } from 'pg';
import { startPostgres, type TestPostgres } from '@/scripts/postgres';
import type { Prodamus } from '../prodamus';
import type { Shop } from '../shop';
import { startInstances } from './instances';

/** A shop of two processes on a server of their own. */
export type TwoInstances = {
  one: Shop;
  other: Shop;
  /** Tells `one` of payments. */
  prodamus: Prodamus;
  server: TestPostgres;
  /** What the database holds. */
  ask(query: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
};

/** Starts a database, the emulator of the payment provider and two instances of a shop. */
export async function startTwoInstances(
  settings: Record<string, string> = {},
): Promise<TwoInstances> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const instances = await startInstances(2, { ...settings, DATABASE_URL: url });
  const [one, other] = instances.shops as [Shop, Shop];
  return {
    one,
    other,
    prodamus: instances.prodamus,
    server,
    ask: (query, values) => askPostgres(url, query, values),
    stop: async () => {
      await instances.stop();
      server.stop();
    },
  };
}

/** Asks on a connection of its own, so that the end of the server ends nobody who asks later. */
export async function askPostgres(
  url: string,
  query: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(query, values)).rows;
  } finally {
    await client.end();
  }
}
