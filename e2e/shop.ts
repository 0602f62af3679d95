import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVER } from '@/scripts/ensure-built';
import { type Program, startProgram } from './program';

/** A cheap hash, so that tests do not wait for it. */
export const DESK_PASSWORD = 'пароль кабинета в тестах';
const DESK_HASH =
  'scrypt.1024.8.1.PYBN3MxQpuUpFj7MECqspg.zV-iirkHema-oLrUzUqdniQEkeIGHFl6OuV93lKqihU';

const NEXT = path.resolve('node_modules/next/dist/bin/next');

export const PAGE_KEY = 'page-key-of-the-tests-0123456789';

/** The built shop, running in live mode on loopback with a database of its own. */
export type Shop = { url: string; databaseFile: string; program: Program; stop(): Promise<void> };

export type PlacedOrder = { orderNumber: string; amount: string; url: string; orderUrl: string };

/** What serves the built shop: the front door, as `npm start` does, or Next alone. */
export type ShopServer = 'front door' | 'next';

/** Starts the built shop and waits until it is ready. */
export async function startShop(
  port: number,
  prodamusUrl: string,
  settings: Record<string, string> = {},
  { cwd, server = 'front door' }: { cwd?: string; server?: ShopServer } = {},
): Promise<Shop> {
  const url = `http://127.0.0.1:${port}`;
  const databaseFile = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-shop-')), 'shop.sqlite');
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: `file:${databaseFile}`,
    APP_SECRET: 'secret-of-the-tests-0123456789abcdef',
    PRODAMUS_URL: prodamusUrl,
    PRODAMUS_SECRET_KEY: PAGE_KEY,
    PRICE_KOPECKS: '99000',
    SELLER_NAME: 'Анна Светлова',
    SELLER_INN: '500100732259',
    SELLER_CONTACTS: 'anna@example.ru',
    RATE_ORDERS_PER_MINUTE: '0',
    RATE_FIND_PER_MINUTE: '0',
    RATE_SIGN_IN_PER_MINUTE: '0',
    RATE_SIGN_IN_PER_HOUR: '0',
    ADMIN_PASSWORD_HASH: DESK_HASH,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const next = [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'];
  const program = startProgram(server === 'next' ? next : [path.resolve(SERVER)], env, cwd);
  while (!(await isReady(url))) {
    if (program.isOver()) throw new Error(`the shop did not start:\n${program.output()}`);
    await sleep(50);
  }
  return {
    url,
    databaseFile,
    program,
    stop: async () => {
      await program.stop();
    },
  };
}

/** Orders through the API, as a seller's own site would. */
export async function placeOrder(
  shop: Pick<Shop, 'url'>,
  request: object = {},
): Promise<PlacedOrder> {
  const response = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ birthDate: '1998-07-13', consent: true, ...request }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as PlacedOrder;
}

export function tokenOf(order: { orderUrl: string }): string {
  return order.orderUrl.split('/').at(-1) ?? '';
}

/** The order as `GET /api/orders/{token}` shows it. */
export async function readOrder(shop: Shop, order: { orderUrl: string }) {
  const response = await fetch(`${shop.url}/api/orders/${tokenOf(order)}`);
  return (await response.json()) as {
    state: string;
    paidAt: string | null;
    readingUrl: string | null;
    reading: { totals: Record<string, number>; chakras: Record<string, unknown> } | null;
  };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/api/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

/** What `npm run orders` tells the operator about this shop. */
export async function operatorSees(shop: Shop): Promise<string> {
  const listing = ['--import', 'tsx', 'scripts/orders.ts', '1000'];
  const program = startProgram(listing, { DATABASE_URL: `file:${shop.databaseFile}` });
  await program.ended();
  return program.output();
}
