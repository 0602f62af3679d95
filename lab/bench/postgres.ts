import type autocannon from 'autocannon';
import { freePort } from '@/e2e/world/free-port';
import { startProgram } from '@/e2e/world/program';
import { PAGE_KEY, startShop } from '@/e2e/world/shop';
import { startPostgres, type TestPostgres } from '@/scripts/postgres';
import { loadOf } from './load-of';
import { eachOnce } from './payment-event';
import { quantile } from './quantiles';
import { askServer, seedUnpaid } from './unpaid-orders';

const ORDERS = 12_000;
const WARM_UP = 1_000;
const ROUNDS = 3;
const NO_PRODAMUS = 'http://127.0.0.1:9';

/**
 * Prints how many payment events of different unpaid orders are taken in a second on PostgreSQL: by
 * a bare server with the same rows and transactions, and by the shop. Medians of `ROUNDS` rounds,
 * and of the ratios within each.
 */
export async function printPostgres(): Promise<void> {
  const server = await startPostgres();
  try {
    const requests = await seedUnpaid(server, 'seeded', ORDERS);
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await onFresh(server, (url) => rateOfBare(url, requests)));
      ours.push(await onFresh(server, (url) => rateOfShop(url, requests)));
    }
    const ratios = ours.map((rate, round) => rate / (bare[round] ?? 0));
    console.table({
      'голый сервер, те же строки': { 'в секунду': Math.round(quantile(bare, 0.5)) },
      магазин: {
        'в секунду': Math.round(quantile(ours, 0.5)),
        'к голому серверу': quantile(ratios, 0.5).toFixed(2),
      },
    });
  } finally {
    server.stop();
  }
}

async function onFresh(server: TestPostgres, rateOf: (url: string) => Promise<number>) {
  await askServer(server, 'create database round template seeded');
  const rate = await rateOf(server.url('round'));
  await askServer(server, 'drop database round with (force)');
  return rate;
}

/** Every payment event pays an order of its own. */
async function rateOfPaymentEvents(url: string, requests: autocannon.Request[]): Promise<number> {
  await loadOf(eachOnce(url, requests.slice(0, WARM_UP)));
  return (await loadOf(eachOnce(url, requests.slice(WARM_UP)))).rate;
}

async function rateOfShop(url: string, requests: autocannon.Request[]): Promise<number> {
  const shop = await startShop(await freePort(), NO_PRODAMUS, { DATABASE_URL: url });
  const rate = await rateOfPaymentEvents(`${shop.url}/api/prodamus/webhook`, requests);
  await shop.stop();
  return rate;
}

async function rateOfBare(url: string, requests: autocannon.Request[]): Promise<number> {
  const port = await freePort();
  const bare = [
    '--import',
    'tsx',
    'lab/bench/bare-postgres-server.ts',
    String(port),
    url,
    PAGE_KEY,
  ];
  const program = startProgram(bare, {});
  await program.says('listening');
  const rate = await rateOfPaymentEvents(`http://127.0.0.1:${port}/`, requests);
  await program.stop();
  return rate;
}
