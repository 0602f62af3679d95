import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../world/fixtures';
import { type FurnishedShop, furnish } from '../world/furnished-shop';
import { askRaw, type RawAnswer, sendBytes } from '../world/raw-http';
import { addressOf, routesOfApp } from '../world/routes';

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];
const FRAMED = /^\/(?:$|(?:order|reading|another|telegram)(?:\/|$)|(?:find|sample)$)/;

// What is furnished once serves all of them.
test.describe.configure({ mode: 'default' });
let furnished: FurnishedShop;
test.beforeAll(async ({ shop, prodamus }) => {
  furnished = await furnish(shop, prodamus);
});

/** What is wrong with the headers of an answer of this address, a line each. */
function faultsOf(address: string, { headers }: RawAnswer): string[] {
  const policy = String(headers['content-security-policy']);
  const page = address.split('?')[0] ?? '';
  const ancestors = FRAMED.test(page) ? "'self' https://web.telegram.org" : "'none'";
  const wanted: [string, boolean][] = [
    ['nosniff', headers['x-content-type-options'] === 'nosniff'],
    ['scripts', /script-src 'self' 'nonce-[^']{22,}';/.test(policy)],
    ['no objects, no base', /base-uri 'none'; object-src 'none'/.test(policy)],
    ['frames', policy.endsWith(`frame-ancestors ${ancestors}`)],
    [
      'referrer',
      /^(no-referrer|same-origin|strict-origin)/.test(String(headers['referrer-policy'])),
    ],
    ['opener', headers['cross-origin-opener-policy'] === 'same-origin'],
    ['resource', /^(same|cross)-origin$/.test(String(headers['cross-origin-resource-policy']))],
    ['features', String(headers['permissions-policy']).includes('camera=()')],
    ['no maker', !('x-powered-by' in headers) && !('server' in headers)],
    ['no https here', !('strict-transport-security' in headers)],
    ['no other site reads it', !('access-control-allow-origin' in headers)],
  ];
  return wanted.filter(([, holds]) => !holds).map(([what]) => `${address}: ${what}`);
}

test('Every address of the site, asked by any method, answers with the security headers', async ({
  shop,
}) => {
  const seen = new Set<string>();
  const faults: string[] = [];
  const routes = routesOfApp();
  expect(routes.length).toBeGreaterThan(40);
  for (const route of routes) {
    const address = addressOf(route, furnished.parts);
    for (const method of METHODS) {
      const headers = { cookie: furnished.cookie };
      const answer = await askRaw(shop.url, { method, path: address, headers });
      const type = answer.headers['content-type']?.split(';')[0] ?? 'empty';
      seen.add(`${answer.status} ${type}`);
      faults.push(...faultsOf(address, answer));
    }
  }
  expect(faults).toEqual([]);
  // Otherwise the walk has missed a kind of answer and proves little.
  for (const kind of [
    '200 text/html',
    '200 application/json',
    '200 application/pdf',
    '200 image/png',
    '200 image/svg+xml',
    '200 text/event-stream',
    '200 text/csv',
    '303 empty',
    '204 empty',
    '400 application/problem+json',
    '401 application/problem+json',
    '404 application/problem+json',
    '405 application/problem+json',
    '405 empty',
    '415 application/problem+json',
  ]) {
    expect([...seen]).toContain(kind);
  }
});

const UNMATCHED = [
  '/nowhere',
  '/%E0%A4%A',
  '/%',
  '/%00',
  '/a%0d%0aSet-Cookie:%20a=b',
  '//evil.example/a',
  '/*',
  '/order/nothing',
  '/reading/nothing/pdf',
  '/share/nothing/picture',
  '/api/nothing',
  '/?a[]=1',
  '/api/orders/nothing',
  '/_next/static/nothing.js',
  '/_next/image?url=/icon.svg&w=64&q=75',
  '/favicon.ico',
  '/robots.txt',
  '/openapi.json',
  '/icon.svg',
  '/_next/data/x/index.json',
];

test('Answers of what is not there, and of addresses that do not read, have them too', async ({
  shop,
}) => {
  for (const address of UNMATCHED) {
    const answer = await askRaw(shop.url, { path: address });
    expect(answer.status, address).toBeLessThan(500);
    expect(faultsOf(address, answer)).toEqual([]);
    expect(answer.headers, address).not.toHaveProperty('set-cookie');
  }
});

test('What is refused for its size, and what fails inside, has them too', async ({
  shop,
  prodamus,
}) => {
  const large = { method: 'POST', body: 'x'.repeat(70_000) };
  const json = { 'content-type': 'application/json' };
  const refused = await askRaw(shop.url, { ...large, path: '/generate_pay_url', headers: json });
  const paymentEvent = await askRaw(shop.url, { ...large, path: '/api/prodamus/webhook' });
  await prodamus.faults({ linkAnswer: 'none' });
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const order = { method: 'POST', path: '/generate_pay_url', headers: json, body };
  const failed = await askRaw(shop.url, order);
  expect([refused.status, paymentEvent.status, failed.status]).toEqual([413, 413, 502]);
  for (const answer of [refused, paymentEvent, failed]) {
    expect(faultsOf('/generate_pay_url', answer)).toEqual([]);
  }
});

test('Files of the build have them, none has a source map, and none names one', async ({
  shop,
}) => {
  const files = readdirSync('.next/static', { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const scripts = files.filter((file) => /\.(?:js|css)$/.test(file));
  expect(scripts.length).toBeGreaterThan(5);
  for (const file of scripts) {
    const address = `/_next/static/${file.split(path.sep).join('/')}`;
    const answer = await askRaw(shop.url, { path: address });
    expect(answer.status, address).toBe(200);
    expect(faultsOf(address, answer)).toEqual([]);
    expect(answer.body.includes('sourceMappingURL'), address).toBe(false);
    expect((await askRaw(shop.url, { path: `${address}.map` })).status, address).toBe(404);
  }
});

test('A method that no page knows is refused, and TRACE gives nothing back', async ({ shop }) => {
  const headers = { cookie: 'desk=canary-of-a-cookie' };
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
    const answer = await askRaw(shop.url, { method, path: '/admin', headers });
    expect(answer.status, method).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
    expect(JSON.stringify(answer)).not.toContain('canary');
  }
});

test('A site with https asks browsers for it with every answer', async ({ worldWith }) => {
  const settings = {
    PUBLIC_URL: 'https://shop.example',
    PRODAMUS_URL: 'https://shop.payform.ru',
  };
  const { shop } = await worldWith({ settings });
  for (const address of ['/', '/nowhere', '/api/health', '/generate_pay_url', '/icon.svg']) {
    const { headers } = await askRaw(shop.url, { path: address });
    expect(headers['strict-transport-security'], address).toBe('max-age=31536000');
  }
});

test('What Node cannot read as HTTP is answered by a bare refusal', async ({ shop }) => {
  const answer = await sendBytes(shop.url, 'GET / HTTP/1.1\r\nHost: a\r\nA B: c\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
});
