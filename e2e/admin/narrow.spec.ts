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

const PAGES = [
  ...ADMIN_SECTIONS.map(({ href }) => href),
  '/admin/undelivered',
  '/admin/orders/new',
  '/admin/promo/new',
  '/admin/settings/texts',
  '/admin/settings/api-keys',
];

/** Its outcome is one of the longest badges. */
const OF_NO_ORDER = {
  order_num: '77',
  order_id: '51000001',
  payment_status: 'success',
  currency: 'rub',
  sum: '990.00',
};

test('On a narrow phone, with large letters too, no page of the admin sticks out, and no number breaks', async ({
  page,
  shop,
  prodamus,
}) => {
  const paid = await placeOrder(shop, { name: 'Анна', phone: '+79123456789' });
  await prodamus.pay(paid.orderNumber);
  await prodamus.paymentEvent({ fields: OF_NO_ORDER });
  await signIn(page);
  await page.goto(`/admin/orders?q=${paid.orderNumber}`);
  const order = await page.getByRole('link', { name: /№/ }).first().getAttribute('href');
  await page.goto('/admin/first-payment');
  // Another test of this shop may have begun one.
  await page.getByRole('button', { name: /^Начать/ }).click();
  await page.waitForURL(/order=/);
  const testPayment = page.url();
  for (const path of [...PAGES, testPayment, String(order), `${order}/contacts`]) {
    await page.goto(path);
    for (const [width, times] of SIZES) {
      await showAt(page, width, times);
      await openFilters(page);
      expect.soft(await layoutFaults(page), `${path}, ${width} px × ${times}`).toEqual([]);
    }
  }
});
