import { freePort } from '../free-port';
import { type Prodamus, startProdamus } from '../prodamus';
import { launchShop, type Shop, untilReady } from '../shop';

/** A shop of several processes on one database, as a proxy would have them behind it. */
export type Instances = {
  shops: readonly Shop[];
  /** Tells the first of them of payments. */
  prodamus: Prodamus;
  stop(): Promise<void>;
};

/** Starts the emulator of the payment provider and so many instances of a shop. */
export async function startInstances(
  count: number,
  settings: Record<string, string> & { DATABASE_URL: string },
): Promise<Instances> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${ports[0]}`);
  const shops = ports.map((port) => launchShop(port, prodamus.url, settings));
  for (const shop of shops) await untilReady(shop);
  return {
    shops,
    prodamus,
    stop: async () => {
      await Promise.all(shops.map((shop) => shop.stop()));
      await prodamus.stop();
    },
  };
}
