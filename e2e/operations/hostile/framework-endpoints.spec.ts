import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '../../world/fixtures';
import { freePort } from '../../world/free-port';
import { furnish } from '../../world/furnished-shop';
import { askRaw } from '../../world/raw-http';
import { startShop } from '../../world/shop';

// What Next answers by itself must be needed here, or not be there: it knows nothing of revoking,
// refunding and erasing.

test('No picture goes through the optimizer of Next, however its address is spelled', async ({
  shop,
  prodamus,
}) => {
  const { parts } = await furnish(shop, prodamus);
  const token = parts.find(([beginning]) => beginning.startsWith('/share'))?.[1] ?? '';
  const picture = `/share/${token}/picture`;
  const direct = await askRaw(shop.url, { path: picture });
  expect([direct.status, direct.headers['cache-control']]).toEqual([200, 'no-store']);
  const query = `url=${encodeURIComponent(picture)}&w=1080&q=75`;
  const spellings = [
    '/_next/image',
    '/_next/image/',
    '/_next/image/x',
    '/_next/%69mage',
    '/%5fnext/image',
    '/_next//image',
    '//_next/image',
    '/_next/./image',
    '/x/../_next/image',
    '/_next\\image',
    '/_next/%2e/image',
    '/_next%2fimage',
    '/%2e/_next/image',
    '/_next/image%2f',
    '/_NEXT/image',
    '/_next/image%00',
    '/_next/image;x',
    '/_next/static/../image',
    '/_next/%2569mage',
    '/_next/static/%2e%2e/image',
    'http://127.0.0.1/_next/image',
    '/_next/image%3f',
  ];
  for (const path of spellings) {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await askRaw(shop.url, { method, path: `${path}?${query}` });
      expect([400, 404, 413, 429], `${method} ${path}`).toContain(answer.status);
      expect(answer.headers['content-type'] ?? '', path).not.toContain('image/');
    }
  }
  for (const url of ['/icon.svg', '%2Ficon.svg', 'http://127.0.0.1/', '', picture]) {
    const path = `/_next/image?url=${url}&w=64&q=75`;
    expect((await askRaw(shop.url, { path })).status, path).toBe(404);
  }
});

/** Addresses that Next serves by itself in one setting or another. */
const OF_NEXT = [
  '/_next',
  '/_next/',
  '/_next/data/x/index.json',
  '/_next/data/x/order/x.json',
  '/_next/mcp',
  '/_next/hmr',
  '/_next/webpack-hmr',
  '/_next/development/x',
  '/_next/static',
  '/_next/postponed/resume/x',
  '/_next/cache/images',
  '/_next/server/middleware-manifest.json',
  '/__nextjs_original-stack-frames',
  '/__nextjs_source-map',
  '/__nextjs_font/x.woff2',
  '/__nextjs_launch-editor',
  '/_vercel/image',
  '/_error',
  '/_document',
  '/_not-found',
  '/_global-error',
  '/404',
  '/500',
  '/index',
  '/page',
  '/_next/image',
  '/middleware',
];

test('Nothing that Next brings by itself answers, but the files of the build', async ({ shop }) => {
  for (const path of OF_NEXT) {
    for (const method of ['GET', 'POST']) {
      const { status } = await askRaw(shop.url, { method, path });
      expect(status, `${method} ${path}`).toBe(404);
    }
  }
});

test('No answer is made ahead or kept by Next, but two that hold nothing of anybody', () => {
  const made = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8')) as {
    routes: object;
    dynamicRoutes: object;
  };
  expect(Object.keys(made.routes).toSorted()).toEqual([
    '/_global-error',
    '/icon.svg',
    '/lotus.svg',
  ]);
  expect(made.dynamicRoutes).toEqual({});
});

test('Pictures that an earlier version has kept go when the shop starts', async ({ prodamus }) => {
  const kept = '.next/cache/images/of-an-erased-order';
  // Another shop of the tests that starts just now may take the folder away.
  await expect(async () => {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${kept}/picture.png`, 'canary');
  }).toPass();
  const shop = await startShop(await freePort(), prodamus.url);
  expect(existsSync('.next/cache/images')).toBe(false);
  await shop.stop();
});
