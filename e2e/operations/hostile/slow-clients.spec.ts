import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { test as base, expect } from '../../world/fixtures';
import { askRaw } from '../../world/raw-http';
import { placeOrder, type Shop, tokenOf } from '../../world/shop';

const TOKEN = 'a-token-of-the-metrics';
const METRICS = { METRICS_TOKEN: TOKEN };
const PROXY = '127.0.0.2';

/** A shop with these settings; it may have served an earlier test that wanted the same. */
const test = base.extend<{ start(settings: Record<string, string>): Promise<Shop> }>({
  start: async ({ worldWith }, use) => {
    await use(
      async (settings) => (await worldWith({ settings: { ...METRICS, ...settings } })).shop,
    );
  },
});
test.describe.configure({ mode: 'default' });

async function open(shop: Shop, localAddress = '127.0.0.1'): Promise<Socket> {
  const { hostname, port } = new URL(shop.url);
  const socket = connect({ host: hostname, port: Number(port), localAddress });
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

/** A connection from this address that has sent these bytes. */
async function hold(shop: Shop, bytes: string, localAddress?: string): Promise<Socket> {
  const socket = await open(shop, localAddress);
  if (bytes) await new Promise((resolve) => socket.write(bytes, resolve));
  return socket;
}

async function refused(shop: Shop, reason: string): Promise<number> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`${shop.url}/api/metrics`, { headers })).text();
  const line = `chakra_refused_total{reason="${reason}"} `;
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.slice(line.length) ?? 0,
  );
}

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n';

const SLOW = {
  'says nothing': '',
  'has sent half a head': 'GET / HTTP/1.1\r\nHost: a\r\n',
  'has sent half a form': `${HEAD}Content-Length: 1000\r\n\r\n--b\r\n`,
  'has sent half a chunk': `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n--`,
};

test('A client that does not end its request in time is let go, wherever it has stopped', async ({
  start,
}) => {
  const shop = await start({ REQUEST_TIMEOUT_SECONDS: '1' });
  const held = await Promise.all(Object.values(SLOW).map((bytes) => hold(shop, bytes)));
  await Promise.all(held.map((socket) => socket.closed || once(socket, 'close')));
  expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
});

for (const [what, bytes] of Object.entries(SLOW)) {
  test(`More connections than fit do not shut others out when each ${what}`, async ({ start }) => {
    const shop = await start({ MAX_CONNECTIONS: '20', MAX_CONNECTIONS_PER_ADDRESS: '0' });
    const before = await refused(shop, 'connection');
    const held = await Promise.all(Array.from({ length: 60 }, () => hold(shop, bytes)));
    for (let at = 0; at < 5; at += 1) {
      expect((await askRaw(shop.url, {})).status).toBe(200);
    }
    expect((await refused(shop, 'connection')) - before).toBeGreaterThanOrEqual(40);
    for (const socket of held) socket.destroy();
  });
}

test('One address has so many connections, a trusted proxy as many as there may be', async ({
  start,
}) => {
  const shop = await start({ MAX_CONNECTIONS_PER_ADDRESS: '10', TRUSTED_PROXY: PROXY });
  const ofProxy = await Promise.all(Array.from({ length: 30 }, () => hold(shop, '', PROXY)));
  expect(await refused(shop, 'connection')).toBe(0);
  const others = await Promise.all(Array.from({ length: 30 }, () => hold(shop, '', '127.0.0.3')));
  await expect.poll(() => others.filter(({ closed }) => closed).length).toBe(20);
  expect(ofProxy.filter(({ closed }) => closed)).toEqual([]);
  for (const socket of [...ofProxy, ...others]) socket.destroy();
});

test('A form is handed to its page only when it is whole, and takes 64 KB at most', async ({
  shop,
}) => {
  const field = (size: number) =>
    `--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`;
  const type = { 'content-type': 'multipart/form-data; boundary=b', origin: shop.url };
  for (const page of ['/', '/find', '/admin/sign-in', '/nosuch', '/admin/settings/texts']) {
    const send = async (size: number, body: BodyInit) =>
      fetch(`${shop.url}${page}`, {
        method: 'POST',
        headers: type,
        body,
        redirect: 'manual',
        duplex: 'half',
      } as RequestInit).then(
        ({ status }) => status,
        () => size,
      );
    expect([413, 0], page).not.toContain(await send(0, field(60_000)));
    expect(await send(0, field(66_000)), page).toBe(413);
    const inPieces = new Blob([field(66_000)]).stream();
    expect([413, 0], page).toContain(await send(0, inPieces));
  }
});

test('Forms of pages are counted by address before they are read', async ({ start }) => {
  const shop = await start({ RATE_FORMS_PER_MINUTE: '3', TRUSTED_PROXY: '127.0.0.1' });
  const post = (address: string, path = '/') =>
    fetch(`${shop.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
      headers: { 'x-forwarded-for': address, accept: 'text/html' },
      redirect: 'manual',
    });
  for (let at = 0; at < 3; at += 1) expect((await post('203.0.113.1')).status).toBe(200);
  const over = await post('203.0.113.1', '/reading/x/share');
  expect(over.status).toBe(429);
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(await over.text()).toContain('Слишком много форм');
  expect((await post('203.0.113.2')).status).toBe(200);
  expect((await post('203.0.113.1', '/api/prodamus/webhook/')).status).toBe(400);
  expect((await fetch(shop.url, { headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(
    200,
  );
  expect(await refused(shop, 'form_rate')).toBe(1);
});

const CRUMBS = '1\r\nx\r\n'.repeat(60_000);

const IN_CRUMBS = {
  'a form': () => HEAD,
  'an order': () =>
    'POST /generate_pay_url HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n',
  'what nobody reads': (token: string) => `GET /api/orders/${token}/events HTTP/1.1\r\nHost: a\r\n`,
};

for (const [what, head] of Object.entries(IN_CRUMBS)) {
  for (const [how, end] of Object.entries({ 'without an end': '', whole: '0\r\n\r\n' })) {
    test(`A body sent in crumbs, ${what} ${how}, is cut off and held by nobody`, async ({
      start,
    }) => {
      const shop = await start({});
      const before = await refused(shop, 'crumbs');
      const token = tokenOf(await placeOrder(shop));
      const bytes = `${head(token)}Transfer-Encoding: chunked\r\n\r\n${CRUMBS}${end}`;
      const sockets = await Promise.all(Array.from({ length: 4 }, () => open(shop)));
      for (const socket of sockets) socket.write(bytes);
      // Long before a request has to be whole.
      await expect
        .poll(() => sockets.filter(({ closed }) => !closed).length, { timeout: 10_000 })
        .toBe(0);
      expect((await refused(shop, 'crumbs')) - before).toBe(4);
      expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
    });
  }
}

test('Anyone who does not read the answers makes room for somebody from elsewhere', async ({
  start,
}) => {
  const shop = await start({ MAX_CONNECTIONS: '20', MAX_CONNECTIONS_PER_ADDRESS: '10' });
  const asked = 'GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(400);
  const greedy = await Promise.all(
    ['127.0.0.2', '127.0.0.3'].flatMap((address) =>
      Array.from({ length: 10 }, async () => {
        const socket = await open(shop, address);
        socket.pause();
        socket.write(asked);
        return socket;
      }),
    ),
  );
  // Until they are all being answered, more than their own machine takes without being read.
  await sleep(1_500);
  for (let at = 0; at < 5; at += 1) {
    expect((await askRaw(shop.url, {})).status).toBe(200);
  }
  for (const socket of greedy) socket.destroy();
});
