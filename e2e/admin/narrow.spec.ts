import { ADMIN_SECTIONS } from '@/components/admin/admin-sections';
import { openFilters, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { layoutFaults, showAt } from '../world/layout';
import { placeOrder } from '../world/shop';

const SIZES = [
  [320, 1],
  [390, 1],
  [320, 2],
] as const;

/** What is worked with on the phone every day. */
const IN_LARGE_LETTERS = /\/(?:orders|undelivered|reconcile)\b/;

const PAGES = [...ADMIN_SECTIONS.map(({ href }) => href), '/admin/undelivered'];

test('On a narrow phone, with large letters too, no page of the admin sticks out, and no number breaks', async ({
  page,
  shop,
  prodamus,
}) => {
  const paid = await placeOrder(shop, { name: 'Анна', phone: '+79123456789' });
  await prodamus.pay(paid.orderNumber);
  await signIn(page);
  await page.goto(`/admin/orders?q=${paid.orderNumber}`);
  const order = await page.getByRole('link', { name: /№/ }).first().getAttribute('href');
  for (const path of [...PAGES, '/admin/orders/new', String(order), `${order}/contacts`]) {
    await page.goto(path);
    for (const [width, times] of SIZES.slice(0, IN_LARGE_LETTERS.test(path) ? 3 : 2)) {
      await showAt(page, width, times);
      await openFilters(page);
      expect.soft(await layoutFaults(page), `${path}, ${width} px × ${times}`).toEqual([]);
    }
  }
});
