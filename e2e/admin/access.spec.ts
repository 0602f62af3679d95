import { ADMIN_SECTIONS } from '@/components/admin/admin-sections';
import { openMenu, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsInDark, violationsOn } from '../world/violations-on';

// Axe looks at every page of the admin, one after the other.
test.describe.configure({ timeout: 480_000 });

const WAYS_IN = ['/admin/sign-in', '/admin/enter/nothing'];
const PAGES = [...ADMIN_SECTIONS.map(({ href }) => href), '/admin/undelivered'];

test(
  'The pages of the admin have nothing that axe finds wrong, light or dark',
  PHONE,
  async ({ page, shop, isMobile }) => {
    const look = async (path: string) => {
      expect(await violationsOn(page), path).toEqual([]);
      if (!isMobile) expect(await violationsInDark(page), path).toEqual([]);
    };
    await placeOrder(shop, { name: 'Анна', email: 'anna@example.ru' });
    for (const path of WAYS_IN) {
      await page.goto(path);
      await look(path);
    }
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page).toHaveTitle(/ · Кабинет/);
      await look(path);
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide, `${path} scrolls sideways`).toBe(false);
    }
  },
);

test('A page of the admin is framed by nobody, kept by no cache and found by no search', async ({
  shop,
}) => {
  for (const path of [...WAYS_IN, ...PAGES]) {
    const { headers } = await fetch(`${shop.url}${path}`, { redirect: 'manual' });
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control'), path).toContain('no-store');
    expect(headers.get('x-robots-tag'), path).toContain('noindex');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
  }
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'the menu takes one row of a phone and opens by keyboard; elsewhere it is all there',
    PHONE,
    async ({ page, isMobile }) => {
      await signIn(page);
      await page.goto('/admin/money');
      const menu = page.getByRole('navigation', { name: 'Кабинет' });
      const opener = menu.getByText('Меню');
      const orders = menu.getByRole('link', { name: 'Заказы' });
      if (isMobile) {
        expect((await menu.boundingBox())?.height).toBeLessThan(60);
        await expect(opener).toHaveText(/^Меню: Деньги$/);
        await expect(orders).toBeHidden();
        await page.keyboard.press('Tab');
        await expect(opener).toBeFocused();
        await page.keyboard.press('Enter');
      }
      await expect(opener).toBeVisible({ visible: isMobile });
      await page.keyboard.press('Tab');
      await expect(menu.getByRole('link').first()).toBeFocused();
      await expect(menu.getByRole('link')).toHaveCount(ADMIN_SECTIONS.length);
      await expect(menu.getByRole('button', { name: 'Выйти' })).toBeVisible();
      await orders.click();
      await expect(page).toHaveTitle(/^Заказы/);
      await expect(orders).toBeVisible({ visible: !isMobile });
    },
  );

  test(
    'search and filters take one row of a phone until something is asked for; elsewhere they are all there',
    PHONE,
    async ({ page, isMobile }) => {
      await signIn(page);
      const search = page.getByRole('search');
      const show = search.getByRole('button', { name: 'Показать' });
      for (const list of ['orders', 'notices', 'money', 'audit', 'undelivered', 'promo']) {
        await page.goto(`/admin/${list}`);
        await expect(search.getByText(/^Поиск/)).toBeVisible({ visible: isMobile });
        await expect(show, list).toBeVisible({ visible: !isMobile });
        if (!isMobile) continue;
        expect((await search.boundingBox())?.height, list).toBeLessThan(60);
        await search.getByText(/^Поиск/).click();
        await expect(show).toBeVisible();
      }
      await page.goto('/admin/orders?state=paid');
      await expect(show).toBeVisible();
    },
  );
});

test('The menu, when it is open, has nothing that axe finds wrong', PHONE, async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/first-payment');
  await expect(page).toHaveTitle(/ · Кабинет/);
  const menu = await openMenu(page);
  await expect(menu.getByRole('link', { name: 'Журнал' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});
