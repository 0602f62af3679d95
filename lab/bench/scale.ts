import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type autocannon from 'autocannon';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import { freePort } from '@/e2e/world/free-port';
import { startProdamus } from '@/e2e/world/prodamus';
import { type Shop, startShop } from '@/e2e/world/shop';
import { signedInCookie } from './admin-forms';
import { loadOf } from './load-of';
import { eachOnce, paymentEventRequest } from './payment-event';

const SIZES = [1_000, 100_000, 1_000_000];
const SAMPLE = 400;
const SECONDS = 6;
const PAYMENT_EVENTS = 300;

type Measured = Record<string, { rate: number; p99: number }>;
type Seeded = { file: string; toPay: string[]; tokens: string[]; paid: string[] };

/**
 * Prints what the shop answers in a second, and within how long, with a thousand, a hundred
 * thousand and a million orders in its file: pages, the admin's list, new orders with their links
 * made by an emulator that answers at once, and payment events.
 */
export async function printScale(): Promise<void> {
  const all: Measured[] = [];
  for (const size of SIZES) {
    const folder = mkdtempSync(path.join(tmpdir(), 'chakra-scale-'));
    try {
      all.push(await measure(seed(path.join(folder, 'orders.sqlite'), size)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const [small = {}] = all;
  const rows = Object.keys(small).map((name) => [name, row(name, all)]);
  console.table(Object.fromEntries(rows));
}

async function measure({ file, toPay, tokens, paid }: Seeded): Promise<Measured> {
  const shopPort = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
  const shop = await startShop(shopPort, prodamus.url, { DATABASE_URL: `file:${file}` });
  const cookie = await signedInCookie(shop.url);
  const admin = { url: `${shop.url}/admin/orders`, headers: { cookie } };
  const measured = {
    Форма: await loaded({ url: shop.url }),
    'Страница заказа': await loaded(
      ofMany(
        shop,
        tokens.map((token) => `/order/${token}`),
      ),
    ),
    'Страница разбора': await loaded(
      ofMany(
        shop,
        paid.map((token) => `/reading/${token}`),
      ),
    ),
    'Состояние заказа': await loaded(
      ofMany(
        shop,
        tokens.map((token) => `/api/orders/${token}`),
      ),
    ),
    'Список кабинета': await loaded(admin),
    'Новый заказ со ссылкой': await loaded(newOrder(shop)),
    Уведомление: await loaded(paymentEvents(shop, toPay)),
  };
  await shop.stop();
  await prodamus.stop();
  return measured;
}

async function loaded(options: autocannon.Options) {
  const { rate, latency } = await loadOf({ duration: SECONDS, ...options });
  return { rate, p99: latency.p99 };
}

/** Asks for these addresses in turn, so that no two answers in a row are of the same rows. */
function ofMany(shop: Shop, paths: string[]): autocannon.Options {
  let next = 0;
  const setupRequest = (request: autocannon.Request) => ({
    ...request,
    path: paths[next++ % paths.length] ?? '/',
  });
  return { url: shop.url, requests: [{ setupRequest }] };
}

function newOrder(shop: Shop): autocannon.Options {
  const body = JSON.stringify({ birthDate: '1985-05-03', consent: true });
  const headers = { 'Content-Type': 'application/json' };
  return { url: `${shop.url}/generate_pay_url`, method: 'POST', body, headers };
}

function paymentEvents(shop: Shop, numbers: string[]): autocannon.Options {
  const told = numbers.map((number, index) => paymentEventRequest(number, 90_000_000 + index));
  return eachOnce(`${shop.url}/api/prodamus/webhook`, told);
}

function seed(file: string, count: number): Seeded {
  const { client } = openSqlite(file);
  seedOrders(client, { count, until: new Date() });
  const column = (column: string, condition: string, most: number) =>
    client
      .prepare(`select ${column} from orders where ${condition} order by token_digest limit ?`)
      .pluck()
      .all(most) as string[];
  const seeded = {
    file,
    toPay: column('number', 'paid_at is null', PAYMENT_EVENTS),
    tokens: column('token', 'true', SAMPLE),
    paid: column('token', 'paid_at is not null and refunded_at is null', SAMPLE),
  };
  client.pragma('wal_checkpoint(truncate)');
  client.close();
  return seeded;
}

function row(name: string, all: readonly Measured[]) {
  const small = all.at(0)?.[name];
  const large = all.at(-1)?.[name];
  const columns = SIZES.map((size, place) => {
    const one = all[place]?.[name];
    return [`${size / 1_000} тыс.: в секунду / p99 мс`, `${one?.rate.toFixed(0)} / ${one?.p99}`];
  });
  const growth = large && small ? (large.p99 / small.p99).toFixed(1) : '';
  return { ...Object.fromEntries(columns), 'p99: рост': growth };
}
