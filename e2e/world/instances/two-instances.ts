import { Client } from 'pg';
import { startPostgres, type TestPostgres } from '@/scripts/postgres';
import { freePort } from '../free-port';
import { type Prodamus, startProdamus } from '../prodamus';
import { launchShop, type Shop, untilReady } from '../shop';

/** A shop of two processes on one database of PostgreSQL, as a proxy would have them behind it. */
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
  const ports = [await freePort(), await freePort()] as const;
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${ports[0]}`);
  const launch = (port: number) =>
    launchShop(port, prodamus.url, { DATABASE_URL: url, ...settings });
  const [one, other] = [launch(ports[0]), launch(ports[1])];
  await untilReady(one);
  await untilReady(other);
  const client = new Client(url);
  await client.connect();
  return {
    one,
    other,
    prodamus,
    server,
    ask: async (query, values = []) => (await client.query(query, values)).rows,
    stop: async () => {
      await client.end();
      await one.stop();
      await other.stop();
      await prodamus.stop();
      server.stop();
    },
  };
}
