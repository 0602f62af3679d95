import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtProgram } from '@/lib/program';
import { SERVER, SERVER_FLAGS } from '@/server/build/ensure-built';
import { type Program, startProgram } from './program';

/** A cheap hash, so that tests do not wait for it. */
export const ADMIN_PASSWORD = 'пароль кабинета в тестах';
const ADMIN_HASH =
  'scrypt.1024.8.1.PYBN3MxQpuUpFj7MECqspg.zV-iirkHema-oLrUzUqdniQEkeIGHFl6OuV93lKqihU';

export const APP_SECRET = 'secret-of-the-tests-0123456789abcdef';

export const PAGE_KEY = 'page-key-of-the-tests-0123456789';

/** The built shop, running in live mode on loopback with a database of its own. */
export type Shop = {
  url: string;
  databaseFile: string;
  /** What it was started with, for programs that look at the same shop. */
  env: Record<string, string>;
  program: Program;
  stop(): Promise<void>;
};

export type PlacedOrder = { orderNumber: string; amount: string; url: string; orderUrl: string };

type Launch = {
  cwd?: string | undefined;
  start?: typeof startProgram;
};

/** Starts the built shop and waits until it is ready. */
export async function startShop(
  port: number,
  prodamusUrl: string,
  settings: Record<string, string> = {},
  { cwd }: Launch = {},
): Promise<Shop> {
  const shop = launchShop(port, prodamusUrl, settings, { cwd });
  await untilReady(shop);
  return shop;
}

/**
 * Starts the built shop and does not wait for it; `settings` may name a database to go on with.
 * `start` starts it in surroundings that a test needs.
 */
export function launchShop(
  port: number,
  prodamusUrl: string,
  settings: Record<string, string> = {},
  { cwd, start = startProgram }: Launch = {},
): Shop {
  const url = `http://127.0.0.1:${port}`;
  const databaseFile = settings.DATABASE_URL?.replace(/^file:/, '') ?? freshDatabaseFile();
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: settings.DATABASE_URL ?? `file:${databaseFile}`,
    APP_SECRET,
    PRODAMUS_URL: prodamusUrl,
    PRODAMUS_SECRET_KEY: PAGE_KEY,
    PRICE_KOPECKS: '99000',
    SELLER_NAME: 'Анна Светлова',
    SELLER_INN: '500100732259',
    SELLER_CONTACTS: 'anna@example.ru',
    RATE_PAGES_PER_MINUTE: '0',
    RATE_FORMS_PER_MINUTE: '0',
    RATE_ORDERS_PER_MINUTE: '0',
    RATE_ORDERS_PER_DAY: '0',
    RATE_PROMO_PER_HOUR: '0',
    RATE_FIND_PER_MINUTE: '0',
    RATE_STATUS_PER_MINUTE: '0',
    RATE_BAD_SIGNATURES_PER_MINUTE: '0',
    RATE_UNPAID_PER_RECIPIENT_PER_DAY: '0',
    RATE_UNPAID_PER_ADDRESS_PER_HOUR: '0',
    RATE_UNPAID_PER_HOUR: '0',
    RATE_BOT_MESSAGES_PER_MINUTE: '0',
    RATE_SIGN_IN_PER_MINUTE: '0',
    RATE_SIGN_IN_PER_HOUR: '0',
    ADMIN_PASSWORD_HASH: ADMIN_HASH,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const program = start([...SERVER_FLAGS, path.resolve(SERVER)], env, cwd);
  return {
    url,
    databaseFile,
    env,
    program,
    stop: async () => {
      await program.stop();
    },
  };
}

/** Waits until the shop answers that it is ready; fails with its output when it ends before. */
export async function untilReady({ url, program }: Shop): Promise<void> {
  while (!(await isReady(url))) {
    if (program.isOver())
      throw new Error(`the shop ended before it was ready:\n${program.output()}`);
    await sleep(50);
  }
}

/** Waits until the shop lets nobody new in, though it lives on; fails when it has ended. */
export async function isClosing({ url, program }: Pick<Shop, 'url' | 'program'>): Promise<void> {
  const letsIn = () =>
    fetch(`${url}/api/health`).then(
      () => true,
      () => false,
    );
  while (await letsIn()) await sleep(20);
  if (program.isOver()) throw new Error(`the shop ended, and was to wait:\n${program.output()}`);
}

/** A path for a database that is not there yet, in a folder of its own. */
export function freshDatabaseFile(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'chakra-shop-')), 'shop.sqlite');
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
export async function readOrder(shop: Pick<Shop, 'url'>, order: { orderUrl: string }) {
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

/** Waits until the log has a line with all of these. */
export async function untilLogged({ program }: Shop, ...said: string[]): Promise<void> {
  const isLogged = (line: string) => said.every((one) => line.includes(one));
  while (!program.output().split('\n').some(isLogged)) {
    if (program.isOver()) throw new Error(`the shop ended without ${said}:\n${program.output()}`);
    await sleep(50);
  }
}

/** What `npm run orders` tells the operator about this shop. */
export async function operatorSees(shop: Shop): Promise<string> {
  const listing = [builtProgram('scripts/orders.ts'), '1000'];
  const program = startProgram(listing, { DATABASE_URL: `file:${shop.databaseFile}` });
  await program.ended();
  return program.output();
}
