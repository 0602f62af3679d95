import { sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

const PUBLIC_PAGES = ['/', '/find', '/sample', '/offer', '/privacy', '/consent', '/nowhere'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const path of PUBLIC_PAGES) {
      test(
        `axe finds nothing on ${path}`,
        colorScheme === 'light' ? PHONE : {},
        async ({ page }) => {
          await page.goto(path);
          expect(await violationsOn(page)).toEqual([]);
        },
      );
    }

    test(
      'axe finds nothing on a form with mistakes',
      colorScheme === 'light' ? PHONE : {},
      async ({ page }) => {
        await page.goto('/');
        await sendForm(page);
        await expect(page.locator('#offer-error')).toBeVisible();
        expect(await violationsOn(page)).toEqual([]);
      },
    );

    test(
      'axe finds nothing on an order in any state, nor on its reading',
      colorScheme === 'light' ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const look = async (path: string) => {
          await page.goto(path);
          expect(await violationsOn(page)).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
        };
        const order: PlacedOrder = await placeOrder(shop, { name: 'Анна-Мария Длиннофамильева' });
        await look(order.orderUrl);
        await look(`${order.orderUrl}?_payform_status=success`);
        await prodamus.pay(order.orderNumber);
        await look(order.orderUrl);
        const readingUrl = order.orderUrl.replace('/order/', '/reading/');
        await look(readingUrl);
        await page.getByRole('button', { name: 'Сделать ссылку' }).click();
        await page.waitForURL(/#share$/);
        await look(readingUrl);
        await look(await page.getByRole('link', { name: /\/share\// }).innerText());
        await look(order.orderUrl.replace('/order/', '/another/'));
        await prodamus.pay(order.orderNumber, 'refund');
        await look(order.orderUrl);
      },
    );
  });
}

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
