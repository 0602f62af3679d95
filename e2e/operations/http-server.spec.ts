import { request as rawRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { placeOrder, readOrder, type Shop, startShop } from '../world/shop';

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

const PROBLEM = 'application/problem+json';

type Expected = { status: number; type?: string; allow?: string; says?: string };

const ANSWERS: Record<string, [Asked, Expected]> = {
  'life sign': [{ path: '/api/health' }, { status: 200, type: 'application/json' }],
  'life sign asked for by HEAD': [{ method: 'HEAD', path: '/api/health' }, { status: 200 }],
  'ready sign': [{ path: '/api/ready' }, { status: 200, type: 'application/json' }],
  'the webhook by GET': [
    { path: '/api/prodamus/webhook' },
    { status: 405, type: PROBLEM, allow: 'POST', says: 'вставьте его в кабинете' },
  ],
  'the address of orders by GET': [
    { path: '/generate_pay_url' },
    { status: 405, type: PROBLEM, allow: 'POST', says: '/openapi.json' },
  ],
  'the webhook by PUT': [
    { method: 'PUT', path: '/api/prodamus/webhook' },
    { status: 405, allow: 'GET, HEAD, POST, OPTIONS' },
  ],
  'a payment event nobody signed': [
    { method: 'POST', path: '/api/prodamus/webhook', body: 'a=1' },
    { status: 400, type: PROBLEM, says: 'error: ' },
  ],
  'a payment event wrongly signed': [
    { method: 'POST', path: '/api/prodamus/webhook', headers: WRONG, body: 'order_num=1' },
    { status: 400, type: PROBLEM, says: 'error: ' },
  ],
  'a payment event to the address with a slash': [
    { method: 'POST', path: '/api/prodamus/webhook/', headers: WRONG, body: 'order_num=1' },
    { status: 400, type: PROBLEM, says: 'error: ' },
  ],
  'an order that is not': [
    { path: '/api/orders/nobody' },
    { status: 404, type: PROBLEM, says: 'Заказ не найден' },
  ],
  'an order asked for by HEAD': [
    { method: 'HEAD', path: '/api/orders/nobody/events' },
    { status: 404, type: 'text/event-stream' },
  ],
  'an order under a name with a percent': [
    { path: '/api/orders/%6eobody' },
    { status: 404, type: PROBLEM, says: 'Заказ не найден' },
  ],
  'an order asked for with OPTIONS': [
    { method: 'OPTIONS', path: '/api/orders/nobody' },
    { status: 204, allow: 'GET, HEAD, OPTIONS' },
  ],
  'a form that is no JSON': [
    { method: 'POST', path: '/generate_pay_url', body: 'birthDate' },
    { status: 415, type: PROBLEM, says: 'Нужен Content-Type: application/json' },
  ],
  'a date that is none': [
    {
      method: 'POST',
      path: '/generate_pay_url',
      headers: { 'Content-Type': 'application/json' },
      body: '{"birthDate":"2001-02-30","consent":true}',
    },
    { status: 422, type: PROBLEM, says: 'birthDate' },
  ],
  'the description': [{ path: '/openapi.json' }, { status: 200, type: 'application/json' }],
  'an address of the API that is not': [{ path: '/api/nothing' }, { status: 404 }],
  'a page that is not': [{ path: '/nothing/here' }, { status: 404, type: 'text/html' }],
  'a chunk that is not': [{ path: '/_next/static/chunks/none.js' }, { status: 404 }],
};

for (const [what, [asked, expected]] of Object.entries(ANSWERS)) {
  test(`The answer to ${what} has its status, its type and the security headers`, async ({
    world,
  }) => {
    const { status, headers, body } = await ask(world.shop, asked);
    const { says = '', ...head } = expected;
    const [type] = String(headers['content-type']).split(';');
    expect({ status, type, allow: headers.allow }).toMatchObject(head);
    expect(`${body}`).toContain(says);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
}

test('A query of thousands of parameters reaches no page', async ({ world }) => {
  // Each of them was looked for among all the others, and nobody else was answered for seconds.
  for (const path of ['/', '/find', '/admin/sign-in', '/order/nobody', '/nothing/here']) {
    for (const method of ['GET', 'POST']) {
      const asked = { method, path: `${path}?${'a&'.repeat(5_000)}` };
      expect((await ask(world.shop, asked)).status, `${method} ${path}`).toBe(400);
    }
  }
});

test('An order is made, paid and delivered', async ({ world: { shop, prodamus } }) => {
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  const { readingUrl } = await readOrder(shop, order);
  const page = await ask(shop, { path: new URL(readingUrl ?? '').pathname });
  expect(`${page.body}`).toContain('Ваша карта чакр');
});

test('Files are sent as they were compressed at the build, and kept for ever', async ({
  world,
}) => {
  const page = await ask(world.shop, { path: '/' });
  const [path = ''] = /\/_next\/static\/[^"]+\.js/.exec(`${page.body}`) ?? [];
  const as = async (encoding: string) =>
    await ask(world.shop, { path, headers: { 'Accept-Encoding': encoding } });
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
  const whole = await ask(world.shop, { path });
  for (const range of ['bytes=100-50', 'bytes=-5', 'bytes=0-9', 'bytes=a-b']) {
    const { status, body } = await ask(world.shop, { path, headers: { Range: range } });
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
    const { status } = await ask(world.shop, { path, headers: { Host: host } });
    expect(status, host).toBeGreaterThanOrEqual(400);
    expect(status, host).toBeLessThan(500);
  }
});
