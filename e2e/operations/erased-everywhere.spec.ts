import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ask } from '../world/admin-database';
import {
  aCanary,
  type Canary,
  givenAway,
  leftIn,
  leftSince,
  typedForANumber,
} from '../world/canaries';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { startReader } from '../world/reader';
import {
  freshDatabaseFile,
  launchShop,
  type PlacedOrder,
  placeOrder,
  type Shop,
  tokenOf,
  untilReady,
} from '../world/shop';

const HELD = 'what was erased may still be in its write-ahead log';

/** A shop with a database of its own, that may be started again on it. */
async function aShop(prodamusUrl: string, ownPort?: number) {
  const port = ownPort ?? (await freePort());
  const databaseFile = freshDatabaseFile();
  const folder = path.dirname(databaseFile);
  const temporary = path.join(folder, 'tmp');
  // Every shop of the tests has this one; a disk may know the time a little less exactly.
  const begun = new Date(Date.now() - 1_000);
  mkdirSync(temporary);
  const settings = { DATABASE_URL: `file:${databaseFile}`, TMPDIR: temporary };
  const left = (canary: Canary) => [
    ...leftIn(canary, folder),
    ...leftSince(canary, path.resolve('.next/cache'), begun),
  ];
  const start = async () => {
    const shop = launchShop(port, prodamusUrl, settings);
    await untilReady(shop);
    return shop;
  };
  const logBytes = () => statSync(`${databaseFile}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return { databaseFile, start, left, logBytes };
}

const orderOf = (shop: Shop, { name, email, phone, birthDate }: Canary) =>
  placeOrder(shop, { name, email, phone, birthDate });

/** Erases as the buyer does, and returns what the page says then. */
async function erase(shop: Shop, order: PlacedOrder, { date }: Canary): Promise<string> {
  const page = `${shop.url}/order/${tokenOf(order)}`;
  const body = new URLSearchParams(date);
  const answer = await fetch(`${page}/erasure`, { method: 'POST', body, redirect: 'manual' });
  expect(answer.headers.get('location')).toMatch(/\/erased$/);
  return await erasedPage(shop, order);
}

const erasedPage = async (shop: Shop, order: PlacedOrder) =>
  (await fetch(`${shop.url}/order/${tokenOf(order)}/erased`)).text();

const SAYS_LATER = 'журнала базы стёртое исчезнет';

/** How anyone who sends what is refused may spell a name: each names the buyer by nothing else. */
const SPELLINGS: [type: string, body: (name: string) => string][] = [
  ['text/plain', (name) => name],
  ['text/plain', (name) => name.toLowerCase()],
  ['application/x-www-form-urlencoded', (name) => `customer_extra=${encodeURIComponent(name)}`],
  [
    'application/x-www-form-urlencoded',
    (name) => `order_num=${encodeURIComponent(name).toLowerCase()}&sum=1`,
  ],
  ['application/x-www-form-urlencoded', (name) => `${encodeURIComponent(name)}=1`],
  ['application/json', (name) => JSON.stringify({ payment_status: name, [name]: name })],
  ['application/json', (name) => `{"customer_extra":"${escaped(name)}"}`],
];

const escaped = (name: string) =>
  name.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

test('What an order has left anywhere goes with it: paid, read, shared, and named in what was refused', async () => {
  test.slow();
  const port = await freePort();
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${port}`);
  const { databaseFile, start, left } = await aShop(prodamus.url, port);
  const shop = await start();
  const canary = aCanary('u', 5);
  const order = await orderOf(shop, canary);
  await prodamus.pay(order.orderNumber);
  const reading = order.orderUrl.replace('/order/', '/reading/');
  for (const address of [reading, `${reading}/pdf`]) {
    expect((await fetch(address)).status).toBe(200);
  }
  for (const [type, body] of SPELLINGS) {
    const agent = { 'user-agent': encodeURIComponent(canary.name) };
    const headers = { 'content-type': type, sign: '0'.repeat(64), ...agent };
    const delivery = { method: 'POST', headers, body: body(canary.name) };
    expect((await fetch(`${shop.url}/api/prodamus/webhook`, delivery)).status).toBe(400);
  }
  expect(ask(databaseFile, 'select count(*) from rejected_notices')).toEqual([SPELLINGS.length]);
  expect(left(canary)).not.toEqual([]);

  expect(await erase(shop, order, canary)).not.toContain(SAYS_LATER);
  expect(left(canary)).toEqual([]);
  expect(givenAway(canary, shop.program.output())).toEqual([]);
  await shop.stop();
  expect(left(canary)).toEqual([]);
  await prodamus.stop();
});

test('What a buyer has typed for a number where money for nobody was paid goes with their order; the money stays', async () => {
  test.slow();
  const port = await freePort();
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${port}`);
  const { databaseFile, start, left } = await aShop(prodamus.url, port);
  const shop = await start();
  const canary = aCanary('v', 6);
  const order = await orderOf(shop, canary);
  const told = { sum: '990.00', currency: 'rub', payment_status: 'success' };
  const typed = typedForANumber(canary);
  const fields = [
    ...typed.map((order_num, at) => ({ ...told, order_num, order_id: `6200${at + 1_000}` })),
    ...typed.map((order_num) => ({ ...told, order_num, order_id: '0' })),
    { ...told, order_num: '5', order_id: canary.email },
    { ...told, order_num: '6', order_id: '62009001', payment_status: canary.name },
    { ...told, order_num: '7', order_id: '62009002', currency: canary.email },
    { ...told, order_num: order.orderNumber, order_id: canary.email },
    { ...told, order_num: order.orderNumber, order_id: '62009003', sum: canary.phone },
  ];
  for (const one of fields) {
    expect((await prodamus.paymentEvent({ fields: one })).answers).toMatchObject([{ status: 200 }]);
  }
  expect(left(canary)).not.toEqual([]);

  expect(await erase(shop, order, canary)).not.toContain(SAYS_LATER);
  expect(left(canary)).toEqual([]);
  const kept = "select count(*) from payment_notices where payment_id like '6200____'";
  expect(ask(databaseFile, `${kept} and amount = 99000 and received_at > 0`)).toEqual([
    typed.length + 2,
  ]);
  const late = { ...told, order_num: order.orderNumber, order_id: canary.email };
  await prodamus.paymentEvent({ fields: late });
  expect(left(canary)).toEqual([]);
  expect(givenAway(canary, shop.program.output())).toEqual([]);
  await shop.stop();
  expect(left(canary)).toEqual([]);
  await prodamus.stop();
});

test('What was erased while another process read the database goes when that ends, and until then it is said', async ({
  prodamus,
}) => {
  const { databaseFile, start, left, logBytes } = await aShop(prodamus.url);
  const shop = await start();
  const canary = aCanary('r', 2);
  const order = await orderOf(shop, canary);
  const reader = await startReader(databaseFile);
  const other = await orderOf(shop, canary);

  expect(await erase(shop, order, canary)).toContain(SAYS_LATER);
  expect(await erase(shop, other, canary)).toContain(SAYS_LATER);
  expect(left(canary)).not.toEqual([]);
  await shop.program.says(HELD);
  expect(logBytes()).toBeGreaterThan(0);

  await reader.stop();
  await expect.poll(() => left(canary)).toEqual([]);
  await expect.poll(logBytes).toBe(0);
  expect(await erasedPage(shop, order)).not.toContain(SAYS_LATER);
  await shop.stop();
});

test('What was erased goes after a crash too, at the start or once the other process has ended', async ({
  prodamus,
}) => {
  test.slow();
  const { databaseFile, start, left } = await aShop(prodamus.url);
  const first = await start();
  const canary = aCanary('s', 3);
  const order = await orderOf(first, canary);
  const reader = await startReader(databaseFile);
  await erase(first, order, canary);
  first.program.signal('SIGKILL');
  await first.program.ended();

  const second = await start();
  expect(await erasedPage(second, order)).toContain(SAYS_LATER);
  await second.program.says(HELD);
  second.program.signal('SIGKILL');
  await second.program.ended();
  expect(left(canary)).not.toEqual([]);
  await reader.stop();

  const third = await start();
  expect(left(canary)).toEqual([]);
  expect(await erasedPage(third, order)).not.toContain(SAYS_LATER);
  await third.stop();
});

test('A shop that stops leaves nothing erased behind, or says that it had to', async ({
  prodamus,
}) => {
  const { databaseFile, start, left, logBytes } = await aShop(prodamus.url);
  const first = await start();
  const canary = aCanary('t', 4);
  const order = await orderOf(first, canary);
  const reader = await startReader(databaseFile);
  await erase(first, order, canary);
  await first.stop();
  expect(first.program.output()).toContain(HELD);
  expect(left(canary)).not.toEqual([]);

  const second = await start();
  await reader.stop();
  await second.stop();
  expect(left(canary)).toEqual([]);
  expect(logBytes()).toBe(0);
});
