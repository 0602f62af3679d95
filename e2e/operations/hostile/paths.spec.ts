import { expect, test } from '../../world/fixtures';
import { type FurnishedShop, furnish } from '../../world/furnished-shop';
import { askRaw } from '../../world/raw-http';
import { tokenOf } from '../../world/shop';

let furnished: FurnishedShop;
test.beforeAll(async ({ shop, prodamus }) => {
  furnished = await furnish(shop, prodamus);
});

test('A path that could be read in two ways is refused before any page reads it', async ({
  shop,
}) => {
  const reading = `reading/${tokenOf(furnished.order)}`;
  const ways = [
    `/x/../${reading}`,
    `/./${reading}`,
    `/%2e/${reading}`,
    `/x/%2e%2e/${reading}`,
    `/x/.%2E/${reading}`,
    `//${reading}`,
    `/x//../${reading}`,
    `/x\\..\\${reading}`,
    `/x/%2e%2e%2f${reading}`,
    `/${reading.replace('/', '%2f')}`,
    `/${reading}/../pdf`,
    `/${reading}%00`,
    `/${reading}/%2e`,
    `/x/%252e%252e/${reading}`,
    `/${reading}//pdf`,
    '/telegram/../admin/sign-in',
    '/order/../admin',
    `http://a/x/../${reading}`,
    '/api/orders/../health',
    '/api//health',
    '/x/../api/health',
    '/api/orders/%E0%A4%A',
    '/_next/static/../../../package.json',
    '/_next/static/%2e%2e/%2e%2e/server.mjs',
  ];
  for (const path of ways) {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const headers = { cookie: furnished.cookie };
      const answer = await askRaw(shop.url, { method, path, headers });
      expect(answer.status, `${method} ${path}`).toBe(400);
      expect(answer.headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
      expect(answer.headers, path).not.toHaveProperty('location');
    }
  }
  const { body, headers } = await askRaw(shop.url, { path: '/x/../admin' });
  expect(headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status: 400, title: 'Такой адрес не читается' });
});

test('Headers are chosen by the same reading of a path as the page', async ({ shop }) => {
  const encoded = `/%72eading/${tokenOf(furnished.order)}`;
  const { headers } = await askRaw(shop.url, { path: encoded });
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  const absolute = await askRaw(shop.url, { path: 'http://x/admin/sign-in?next=/telegram' });
  expect(absolute.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});
