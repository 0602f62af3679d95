import { freePort } from '@/e2e/world/free-port';
import { launchShop, placeOrder, type Shop, untilReady } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { paymentEventRequest } from '../bench/payment-event';
import { withoutLocks } from './instances/controls';
import { postgresDatabase } from './instances/postgres-database';
import { isPaidTwice } from './judge';
import type { Kept } from './kept';
import { startSurroundings } from './surroundings';

/** What became of payments that were each told to every instance at once. */
export type Told = { payments: number; paid: number; duplicates: number; doubled: number };

type Options = { payments: number; instances: number; hasLocks: boolean };

/** Enough to keep the instances busy, few enough for an event to meet its own copies. */
const AT_ONCE = 4;
const MAX_TIMES = 20;

/** Tells each of so many payments to all instances at the same moment, and counts what they kept. */
export async function tellAll({ payments, instances, hasLocks }: Options): Promise<Told> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const ports: number[] = [];
  while (ports.length < instances) ports.push(await freePort());
  const surroundings = await startSurroundings(`http://127.0.0.1:${ports[0]}`);
  const settings = { ...surroundings.settings, DATABASE_URL: url };
  const launch = (port: number) => launchShop(port, surroundings.prodamus.url, settings);
  const shops: Shop[] = [];
  try {
    // One of them makes the tables and the orders before anything is taken away.
    const first = launch(ports[0] ?? 0);
    shops.push(first);
    await untilReady(first);
    const orderNumbers = await placeOrders(first, payments);
    await first.stop();
    if (!hasLocks) await withoutLocks(url);
    shops.splice(0, 1, ...ports.map(launch));
    await Promise.all(shops.map(untilReady));
    await eachOf(orderNumbers, (orderNumber, at) => tellOne(shops, orderNumber, at));
    return countedIn(payments, await postgresDatabase(url).kept());
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()));
    await surroundings.end();
    server.stop();
  }
}

async function placeOrders(shop: Shop, count: number): Promise<string[]> {
  const orderNumbers: string[] = [];
  await eachOf(Array<null>(count).fill(null), async () => {
    const { orderNumber } = await placeOrder(shop, { email: 'anna@example.ru' });
    orderNumbers.push(orderNumber);
  });
  return orderNumbers;
}

/** Tells all of the payment at once, and those again that refuse it, as Prodamus would. */
async function tellOne(shops: readonly Shop[], orderNumber: string, at: number): Promise<void> {
  const event = paymentEventRequest(orderNumber, 70_000_000 + at);
  const tell = async ({ url }: Shop) => {
    const { status } = await fetch(`${url}/api/prodamus/webhook`, { method: 'POST', ...event });
    return status === 200;
  };
  let refusing = shops;
  for (let times = 0; refusing.length > 0 && times < MAX_TIMES; times += 1) {
    const hasTaken = await Promise.all(refusing.map(tell));
    refusing = refusing.filter((_, which) => !hasTaken[which]);
  }
  if (refusing.length > 0) throw new Error(`the payment of order ${orderNumber} is refused`);
}

async function eachOf<T>(
  all: readonly T[],
  work: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const ahead = [...all.entries()];
  const worker = async () => {
    for (let next = ahead.shift(); next; next = ahead.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function countedIn(payments: number, { orders, messages }: Kept): Told {
  const events = orders.reduce((sum, { paymentEvents }) => sum + paymentEvents, 0);
  const paying = orders.reduce((sum, order) => sum + order.paying, 0);
  const twice = messages.filter(({ rows }) => rows > 1).map(({ orderId }) => orderId);
  const doubled = new Set([...orders.filter(isPaidTwice).map(({ id }) => id), ...twice]);
  return {
    payments,
    paid: orders.filter(({ paidAt }) => paidAt !== null).length,
    duplicates: events - paying,
    doubled: doubled.size,
  };
}
