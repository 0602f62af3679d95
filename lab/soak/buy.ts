import { setTimeout as sleep } from 'node:timers/promises';
import { type PlacedOrder, placeOrder, readOrder, tokenOf } from '@/e2e/world/shop';
import type { SoakWorld } from './world';

/** One buyer in so many gives an e-mail, and gets a letter with the PDF. */
const WITH_MAIL = 50;
/** One in so many opens the page of the reading; the others' browsers ask for the order alone. */
const WITH_READING = 10;
const MAX_AT_THE_BANK_MS = 2_000;

/** What is measured of one buyer, in milliseconds. */
export type Measured = { orderMs: number; paymentEventMs: number; statusMs: number };

/**
 * Orders, pays after a moment and looks at what was bought, as the buyer with this number would.
 * Throws at whatever a buyer would not have expected.
 */
export async function buy(world: SoakWorld, index: number): Promise<Measured> {
  const { shop, prodamus } = world;
  const contacts = index % WITH_MAIL === 0 ? { email: `buyer${index}@example.ru` } : {};
  const [order, orderMs] = await timed(() => placeOrder(shop, contacts));
  await sleep(Math.random() * MAX_AT_THE_BANK_MS);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  const [first] = deliveries;
  if (deliveries.length !== 1 || first?.status !== 200) {
    throw new Error(`a payment event was answered ${JSON.stringify(deliveries)}`);
  }
  const [seen, statusMs] = await timed(() => readOrder(shop, order));
  if (seen.state !== 'paid' || !seen.reading) throw new Error(`a paid order is ${seen.state}`);
  if (index % WITH_READING === 0) await openPages(shop.url, order);
  return { orderMs, paymentEventMs: first.ms, statusMs };
}

async function openPages(shopUrl: string, order: PlacedOrder): Promise<void> {
  for (const page of ['order', 'reading']) {
    const answer = await fetch(`${shopUrl}/${page}/${tokenOf(order)}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`a page of a paid order was ${answer.status}`);
  }
}

async function timed<T>(action: () => Promise<T>): Promise<[T, number]> {
  const startedAt = performance.now();
  return [await action(), performance.now() - startedAt];
}
