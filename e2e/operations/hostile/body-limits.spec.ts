import { request } from 'node:http';
import { anXlsxOf } from '@/lib/payments/reconciliation/spreadsheets/fixtures/a-zip';
import { openSession } from '../../world/admin';
import { ask } from '../../world/admin-database';
import { expect, test } from '../../world/fixtures';
import { formOf } from '../../world/page-form';
import { askRaw, sendBytes } from '../../world/raw-http';
import { placeOrder, type Shop, tokenOf } from '../../world/shop';

const MEGABYTE = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };

/** So much of nothing, in pieces: sent chunked, it says no length beforehand. */
function inPieces(size: number): Buffer[] {
  const piece = Buffer.alloc(64 * 1024, ' ');
  return Array.from({ length: Math.ceil(size / piece.length) }, () => piece);
}

async function isAlive(shop: Shop): Promise<boolean> {
  return (await fetch(`${shop.url}/api/ready`)).ok;
}

/** An order whose link could not be made, because Prodamus does not answer. */
async function orderWithoutLink(shop: Shop): Promise<{ orderUrl: string }> {
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const sent = { method: 'POST', headers: JSON_TYPE, body };
  return (await fetch(`${shop.url}/generate_pay_url`, sent)).json() as Promise<{
    orderUrl: string;
  }>;
}

type Limited = {
  title: string;
  path(token: string): string;
  size: number;
  headers?: Record<string, string>;
};

const HANDLERS: Limited[] = [
  { title: 'an order', path: () => '/generate_pay_url', size: 17_000, headers: JSON_TYPE },
  {
    title: 'a payment event',
    path: () => '/api/prodamus/webhook',
    size: 66_000,
    // Without what may be a signature none of it would be read.
    headers: { sign: 'a'.repeat(64) },
  },
  { title: 'a share form', path: (token) => `/reading/${token}/share`, size: 1_100 },
];

for (const { title, path, size, headers } of HANDLERS) {
  test(`A body too large for ${title} is refused by 413, with its length and without`, async ({
    shop,
  }) => {
    const address = path(tokenOf(await placeOrder(shop)));
    const asked = { method: 'POST', path: address, headers };
    const told = await askRaw(shop.url, { ...asked, body: 'x'.repeat(size) });
    const chunked = await askRaw(shop.url, { ...asked, body: inPieces(3 * MEGABYTE) });
    expect(told.status).toBe(413);
    expect([413, 0]).toContain(chunked.status);
    expect(await isAlive(shop)).toBe(true);
  });
}

test('A body that no handler wants is not read while the handler works', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ down: 'hang' });
  const path = `/api/orders/${tokenOf(await orderWithoutLink(shop))}/payment_link`;
  const body = inPieces(40 * MEGABYTE);
  const answer = await askRaw(shop.url, { method: 'POST', path, body });
  expect(answer.status).toBe(502);
  expect(answer.sent).toBeLessThan(20 * MEGABYTE);
});

test('A form of a page larger than a megabyte does nothing, and says nothing of the inside', async ({
  shop,
}) => {
  const pages = { '/': 'day', '/find': 'number', '/admin/sign-in': 'password' };
  for (const [page, field] of Object.entries(pages)) {
    const form = await formOf(`${shop.url}${page}`, '', { [field]: 'x'.repeat(2 * MEGABYTE) });
    const encoded = new Response(form);
    const answer = await askRaw(shop.url, {
      method: 'POST',
      path: page,
      headers: {
        origin: shop.url,
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      body: await encoded.text(),
    });
    expect([0, 413, 500], page).toContain(answer.status);
    expect(answer.headers, page).not.toHaveProperty('set-cookie');
    expect(answer.body, page).not.toMatch(/ at |node_modules|limit/);
  }
  expect(await isAlive(shop)).toBe(true);
});

test('A payment list above ten megabytes is not taken, with its length and without', async ({
  shop,
}) => {
  const cookie = await openSession(shop.url);
  const type = 'application/x-www-form-urlencoded';
  const headers = { cookie, origin: shop.url, 'content-type': type };
  const asked = { method: 'POST', path: '/admin/reconcile/upload', headers };
  for (const body of ['x'.repeat(11 * MEGABYTE), inPieces(11 * MEGABYTE)]) {
    const answer = await askRaw(shop.url, { ...asked, body });
    expect(answer.headers.location).toBe('/admin/reconcile?refused=too_large');
  }
});

test('A payment list with one cell in the last row there can be is refused in words', async ({
  shop,
}) => {
  const cell = (place: string) => `<c r="${place}"><v>1</v></c>`;
  const rows = `<row r="1">${cell('A1')}</row><row r="1048576">${cell('A1048576')}</row>`;
  const form = new FormData();
  const list = Uint8Array.from(anXlsxOf(`<sheetData>${rows}</sheetData>`));
  form.set('file', new File([list], 'list.xlsx'));
  const headers = { cookie: await openSession(shop.url), origin: shop.url };
  const sent = { method: 'POST', headers, body: form, redirect: 'manual' } as const;
  const answer = await fetch(`${shop.url}/admin/reconcile/upload`, sent);
  expect(answer.headers.get('location')).toBe('/admin/reconcile?refused=too_many_rows');
  const page = await fetch(`${shop.url}/admin/reconcile?refused=too_many_rows`, { headers });
  expect(await page.text()).toContain('больше 100\u00a0000 строк');
  expect(await isAlive(shop)).toBe(true);
});

for (const sign of [undefined, 'x', 'a'.repeat(63)]) {
  test(`A payment event under the signature ${sign} is refused while its body is still to come`, async ({
    shop,
  }) => {
    const { hostname, port } = new URL(shop.url);
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const asked = request({
      hostname,
      port,
      method: 'POST',
      path: '/api/prodamus/webhook',
      headers: {
        'content-type': 'application/json',
        'content-length': 60_000,
        ...(sign && { sign }),
      },
    });
    asked.on('response', ({ statusCode }) => resolve(statusCode));
    asked.on('error', reject);
    asked.flushHeaders();
    expect(await promise).toBe(400);
    asked.destroy();
  });
}

const ORDER = JSON.stringify({ birthDate: '1998-07-13', consent: true, name: 'smuggled' });
const HEAD = 'POST /generate_pay_url HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

const LIES: [string, string][] = [
  [
    'both a length and chunks',
    `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['two lengths', `${HEAD}Content-Length: 2\r\nContent-Length: ${ORDER.length}\r\n\r\n${ORDER}`],
  ['a length that is no number', `${HEAD}Content-Length: 1e3\r\n\r\n${ORDER}`],
  ['a negative length', `${HEAD}Content-Length: -1\r\n\r\n${ORDER}`],
  ['an unknown coding', `${HEAD}Transfer-Encoding: xchunked\r\n\r\n${ORDER}`],
  [
    'a chunk whose size is no number',
    `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${ORDER}\r\n0\r\n\r\n`,
  ],
];

for (const [title, bytes] of LIES) {
  test(`A request with ${title} is refused, and nothing that hides behind it is read`, async ({
    shop,
  }) => {
    const hidden = 'GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n';
    const answer = await sendBytes(shop.url, bytes + hidden);
    expect(answer.match(/HTTP\/1\.1 \d\d\d/g)).toEqual(['HTTP/1.1 400']);
    const smuggled = "select count(*) from orders where name = 'smuggled'";
    expect(ask(shop.databaseFile, smuggled)).toEqual([0]);
  });
}

test('A body longer than its length says is cut there, and the rest is no order', async ({
  shop,
}) => {
  const cut = `${HEAD}Connection: close\r\nContent-Length: 20\r\n\r\n${ORDER}`;
  const answer = await sendBytes(shop.url, cut);
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect(answer).not.toContain('HTTP/1.1 201');
});
