import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type autocannon from 'autocannon';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import { freePort } from '@/e2e/world/free-port';
import { startProgram } from '@/e2e/world/program';
import { PAGE_KEY, startShop } from '@/e2e/world/shop';
import { loadOf } from './load-of';
import { eachOnce, paymentEventRequest } from './payment-event';
import { quantile } from './quantiles';

const ORDERS = 60_000;
const WARM_UP = 2_000;
const ROUNDS = 5;
const NO_PRODAMUS = 'http://127.0.0.1:9';

/** What one server took in each round, in the order of the rounds. */
type Rates = Record<'ok' | 'bare' | 'ours', number[]>;

/**
 * Prints how many payment events of different unpaid orders are taken in a second, each durable
 * before its answer: by the least server there can be, by ours, and how many times a bare server
 * says `ok`. Medians of `ROUNDS` rounds in which the servers take turns, and of the ratios within
 * each round: a single round may be a third off.
 */
export async function printWebhook(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-webhook-'));
  try {
    const rates = await ratesOf(folder);
    const row = (own: number[]) => ({
      'в секунду': Math.round(median(own)),
      'к голому серверу': median(own.map((rate, round) => rate / (rates.bare[round] ?? 0))).toFixed(
        2,
      ),
    });
    console.table({
      'node:http, ok': row(rates.ok),
      'голый сервер, те же строки': row(rates.bare),
      магазин: row(rates.ours),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ratesOf(folder: string): Promise<Rates> {
  const seeded = path.join(folder, 'seeded.sqlite');
  const requests = seedUnpaid(seeded);
  const rates: Rates = { ok: [], bare: [], ours: [] };
  const file = path.join(folder, 'round.sqlite');
  const measured = async (rateOf: typeof rateOfBare) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    cpSync(seeded, file);
    return rateOf(file, requests);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.ok.push(await rateOfOk());
    // The first of a round meets a colder machine, so they take turns at that too.
    if (round % 2 === 1) rates.ours.push(await measured(rateOfShop));
    rates.bare.push(await measured(rateOfBare));
    if (round % 2 === 0) rates.ours.push(await measured(rateOfShop));
  }
  return rates;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Fills a database and returns the payment events that pay its unpaid orders. */
function seedUnpaid(file: string): autocannon.Request[] {
  const { client } = openSqlite(file);
  seedOrders(client, { count: ORDERS, until: new Date() });
  const numbers = client.prepare('select number from orders where paid_at is null').pluck().all();
  client.pragma('wal_checkpoint(truncate)');
  client.close();
  return numbers.map((number, index) => paymentEventRequest(String(number), 50_000_000 + index));
}

/** Every payment event pays an order of its own. */
async function rateOfPaymentEvents(url: string, requests: autocannon.Request[]): Promise<number> {
  await loadOf(eachOnce(url, requests.slice(0, WARM_UP)));
  return (await loadOf(eachOnce(url, requests.slice(WARM_UP)))).rate;
}

async function rateOfShop(file: string, requests: autocannon.Request[]) {
  const settings = { DATABASE_URL: `file:${file}` };
  const shop = await startShop(await freePort(), NO_PRODAMUS, settings);
  const rate = await rateOfPaymentEvents(`${shop.url}/api/prodamus/webhook`, requests);
  await shop.stop();
  return rate;
}

async function rateOfBare(file: string, requests: autocannon.Request[]): Promise<number> {
  const port = await freePort();
  const bare = ['--import', 'tsx', 'lab/bench/bare-server.ts', String(port), file, PAGE_KEY];
  const program = startProgram(bare, {});
  await program.says('listening');
  const rate = await rateOfPaymentEvents(`http://127.0.0.1:${port}/`, requests);
  await program.stop();
  return rate;
}

async function rateOfOk(): Promise<number> {
  const server = createServer((_, response) => response.end('ok'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rate = (await loadOf({ url, duration: 4 })).rate;
  server.close();
  return rate;
}
