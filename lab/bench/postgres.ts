import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type autocannon from 'autocannon';
import { Client } from 'pg';
import { moveToPostgres } from '@/db/postgres/move/move-to-postgres';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import { freePort } from '@/e2e/world/free-port';
import { startProgram } from '@/e2e/world/program';
import { PAGE_KEY, startShop } from '@/e2e/world/shop';
import { startPostgres, type TestPostgres } from '@/scripts/postgres';
import { loadOf } from './load-of';
import { eachOnce, paymentEventRequest } from './payment-event';
import { quantile } from './quantiles';

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
    const requests = await seedUnpaid(server);
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

/** Makes a database to be copied from; returns the payment events that pay its unpaid orders. */
async function seedUnpaid(server: TestPostgres): Promise<autocannon.Request[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-postgres-'));
  try {
    const file = path.join(folder, 'seeded.sqlite');
    const { client } = openSqlite(file);
    seedOrders(client, { count: ORDERS, until: new Date() });
    const unpaid = 'select number from orders where paid_at is null';
    const numbers = client.prepare(unpaid).pluck().all();
    client.close();
    await ask(server, 'create database seeded');
    const moved = await moveToPostgres(file, server.url('seeded'), { move: true });
    if (moved.kind !== 'moved') throw new Error(`the orders were not moved: ${moved.kind}`);
    return numbers.map((number, at) => paymentEventRequest(String(number), 50_000_000 + at));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onFresh(server: TestPostgres, rateOf: (url: string) => Promise<number>) {
  await ask(server, 'create database round template seeded');
  const rate = await rateOf(server.url('round'));
  await ask(server, 'drop database round with (force)');
  return rate;
}

async function ask(server: TestPostgres, statement: string): Promise<void> {
  const client = new Client(server.url('postgres'));
  await client.connect();
  await client.query(statement);
  await client.end();
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
