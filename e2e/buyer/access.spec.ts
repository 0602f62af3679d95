import type { Page } from '@playwright/test';
import { sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsInDark, violationsOn } from '../world/violations-on';

const PUBLIC_PAGES = ['/', '/find', '/sample', '/offer', '/privacy', '/consent', '/nowhere'];

/** Looks at the open page in the light theme, and where layout is no matter in the dark one. */
async function look(page: Page, isMobile: boolean) {
  expect(await violationsOn(page), page.url()).toEqual([]);
  if (!isMobile) expect(await violationsInDark(page), `${page.url()} in dark`).toEqual([]);
}

test('axe finds nothing on the public pages, light or dark', PHONE, async ({ page, isMobile }) => {
  for (const path of PUBLIC_PAGES) {
    await page.goto(path);
    await look(page, isMobile);
  }
});

test('axe finds nothing on a form with mistakes', PHONE, async ({ page, isMobile }) => {
  await page.goto('/');
  await sendForm(page);
  await expect(page.locator('#offer-error')).toBeVisible();
  await look(page, isMobile);
});

test(
  'axe finds nothing on an order in any state, nor on its reading',
  PHONE,
  async ({ page, shop, prodamus, isMobile }) => {
    const visit = async (path: string) => {
      await page.goto(path);
      await look(page, isMobile);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    };
    const order: PlacedOrder = await placeOrder(shop, { name: 'Анна-Мария Длиннофамильева' });
    await visit(order.orderUrl);
    await visit(`${order.orderUrl}?_payform_status=success`);
    await prodamus.pay(order.orderNumber);
    await visit(order.orderUrl);
    const readingUrl = order.orderUrl.replace('/order/', '/reading/');
    await visit(readingUrl);
    await page.getByRole('button', { name: 'Создать картинку и ссылку' }).click();
    await page.waitForURL(/#share$/);
    await visit(readingUrl);
    await visit(await page.getByRole('link', { name: /\/share\// }).innerText());
    await visit(order.orderUrl.replace('/order/', '/another/'));
    await prodamus.pay(order.orderNumber, 'refund');
    await visit(order.orderUrl);
  },
);

test('Private pages are kept by no cache, indexed by nobody, and tell nobody their address', async ({
  shop,
}) => {
  const { orderUrl } = await placeOrder(shop);
  const { headers } = await fetch(orderUrl);
  expect(headers.get('cache-control')).toContain('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain('https://web.telegram.org');
});
