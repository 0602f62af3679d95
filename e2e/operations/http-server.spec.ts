import { request as rawRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { test as base, expect } from '@playwright/test';
import { freePort } from '../world/free-port';
import { type Prodamus, startProdamus } from '../world/prodamus';
import { placeOrder, readOrder, type Shop, type ShopServer, startShop } from '../world/shop';

type Running = Shop & { prodamus: Prodamus };
type World = { front: Running; next: Running };

/** Two shops alike: one behind the HTTP server, one served by Next alone. */
const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const world = { front: await start('own server'), next: await start('next') };
      await use(world);
      for (const { stop, prodamus } of Object.values(world)) {
        await stop();
        await prodamus.stop();
      }
    },
    { scope: 'worker' },
  ],
});

async function start(server: ShopServer): Promise<Running> {
  const port = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${port}`);
  return { ...(await startShop(port, prodamus.url, {}, { server })), prodamus };
}

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** Asks as it stands: `fetch` would correct the path and set headers of its own. */
async function ask({ url }: Shop, { method = 'GET', path, headers = {}, body = '' }: Asked) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    headers: Record<string, string | string[] | undefined>;
    body: Buffer;
  }>();
  const { hostname, port } = new URL(url);
  const sent = body ? { ...headers, 'Content-Length': String(Buffer.byteLength(body)) } : headers;
  const asked = rawRequest({ hostname, port, path, method, headers: sent }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }),
    );
  });
  asked.on('error', reject);
  asked.end(body);
  return await promise;
}

const WRONG = { 'Content-Type': 'application/x-www-form-urlencoded', Sign: 'f'.repeat(64) };

const SAME: Record<string, Asked> = {
  'life sign': { path: '/api/health' },
  'ready sign': { path: '/api/ready' },
  'the webhook by GET': { path: '/api/prodamus/webhook' },
  'the webhook by PUT': { method: 'PUT', path: '/api/prodamus/webhook' },
  'a payment event nobody signed': { method: 'POST', path: '/api/prodamus/webhook', body: 'a=1' },
  'a payment event wrongly signed': {
    method: 'POST',
    path: '/api/prodamus/webhook',
    headers: WRONG,
    body: 'order_num=1',
  },
  'a payment event to the address with a slash': {
    method: 'POST',
    path: '/api/prodamus/webhook/',
    headers: WRONG,
    body: 'order_num=1',
  },
  'an order that is not': { path: '/api/orders/nobody' },
  'an order asked for by HEAD': { method: 'HEAD', path: '/api/orders/nobody/events' },
  'an order under a name with a percent': { path: '/api/orders/%6eobody' },
  'an order asked for with OPTIONS': { method: 'OPTIONS', path: '/api/orders/nobody' },
  'a form that is no JSON': { method: 'POST', path: '/generate_pay_url', body: 'birthDate' },
  'a date that is none': {
    method: 'POST',
    path: '/generate_pay_url',
    headers: { 'Content-Type': 'application/json' },
    body: '{"birthDate":"2001-02-30","consent":true}',
  },
  'the description': { path: '/openapi.json' },
  'a page that is not': { path: '/nothing/here' },
  'a chunk that is not': { path: '/_next/static/chunks/none.js' },
};

const COMPARED = ['allow', 'x-content-type-options', 'referrer-policy', 'location'];

for (const [what, asked] of Object.entries(SAME)) {
  test(`Next alone answers as the HTTP server does: ${what}`, async ({ world }) => {
    const front = await ask(world.front, asked);
    const next = await ask(world.next, asked);

    const told = ({ status, headers, body }: typeof front) => {
      const [type] = String(headers['content-type']).split(';');
      const compared = Object.fromEntries(COMPARED.map((name) => [name, headers[name]]));
      // Two renderings of a page differ in their nonces, two problems in the id of their request.
      const said = `${body}`.replace(/"requestId":"[^"]+"/, '"requestId":""');
      return { status, type, ...compared, ...(type === 'text/html' ? {} : { said }) };
    };
    expect(told(front)).toEqual(told(next));
    expect(front.headers['content-security-policy']).toContain("default-src 'self'");
  });
}

for (const server of ['front', 'next'] as const) {
  test(`A query of thousands of parameters reaches no page of the ${server} server`, async ({
    world,
  }) => {
    // Each of them was looked for among all the others, and nobody else was answered for seconds.
    for (const path of ['/', '/find', '/admin/sign-in', '/order/nobody', '/nothing/here']) {
      for (const method of ['GET', 'POST']) {
        const { status } = await ask(world[server], {
          method,
          path: `${path}?${'a&'.repeat(5_000)}`,
        });
        expect(status, `${method} ${path}`).toBe(server === 'front' ? 400 : 404);
      }
    }
  });

  test(`An order is made, paid and delivered by the ${server} server`, async ({ world }) => {
    const { [server]: shop } = world;
    const order = await placeOrder(shop);
    const { deliveries } = await shop.prodamus.pay(order.orderNumber);
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
    const { readingUrl } = await readOrder(shop, order);
    const page = await ask(shop, { path: new URL(readingUrl ?? '').pathname });
    expect(`${page.body}`).toContain('Ваша карта чакр');
  });
}

test('Files are sent as they were compressed at the build, and kept for ever', async ({
  world,
}) => {
  const page = await ask(world.front, { path: '/' });
  const [path = ''] = /\/_next\/static\/[^"]+\.js/.exec(`${page.body}`) ?? [];
  const as = async (encoding: string) =>
    await ask(world.front, { path, headers: { 'Accept-Encoding': encoding } });
  const brotli = await as('gzip, br');
  const gzip = await as('gzip');
  const plain = await as('identity');

  expect(brotli.headers['content-encoding']).toBe('br');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  for (const { headers } of [brotli, gzip, plain]) {
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers.vary).toContain('Accept-Encoding');
  }
});

test('A file is sent whole, whatever part of it is asked for', async ({ world }) => {
  const path = '/openapi.json';
  const whole = await ask(world.front, { path });
  for (const range of ['bytes=100-50', 'bytes=-5', 'bytes=0-9', 'bytes=a-b']) {
    const { status, body } = await ask(world.front, { path, headers: { Range: range } });
    expect({ status, size: body.length }, range).toEqual({ status: 200, size: whole.body.length });
  }
});

test('An address that a client makes up does not get round the limit of orders', async () => {
  const shop = await startShop(await freePort(), 'http://127.0.0.1:9', {
    RATE_ORDERS_PER_MINUTE: '2',
  });
  const statuses: number[] = [];
  for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
    const headers = { 'X-Forwarded-For': address, 'Content-Type': 'application/json' };
    const asked = { method: 'POST', path: '/generate_pay_url', headers, body: '{}' };
    statuses.push((await ask(shop, asked)).status);
  }
  await shop.stop();
  expect(statuses).toEqual([422, 422, 429]);
});

test('A name of the site that is none is refused, not a failure', async ({ world }) => {
  const path = '/api/orders/nobody';
  for (const host of ['a b', 'evil/..', '[', '']) {
    const { status } = await ask(world.front, { path, headers: { Host: host } });
    expect(status, host).toBeGreaterThanOrEqual(400);
    expect(status, host).toBeLessThan(500);
  }
});
