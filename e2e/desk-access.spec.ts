import { DESK_SECTIONS } from '@/components/admin/desk-sections';
import { signIn } from './desk';
import { expect, test } from './fixtures';
import { placeOrder } from './shop';
import { violationsOn } from './violations-on';

const WAYS_IN = ['/admin/sign-in', '/admin/enter/nothing'];
const PAGES = DESK_SECTIONS.map(({ href }) => href);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages of the desk have nothing that axe finds wrong, when it is ${colorScheme}`, async ({
    page,
    shop,
  }) => {
    await page.emulateMedia({ colorScheme });
    await placeOrder(shop, { name: 'Анна', email: 'anna@example.ru' });
    for (const path of WAYS_IN) {
      await page.goto(path);
      expect(await violationsOn(page), path).toEqual([]);
    }
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page).toHaveTitle(/ · Кабинет/);
      expect(await violationsOn(page), path).toEqual([]);
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide, `${path} scrolls sideways`).toBe(false);
    }
  });
}

test('A page of the desk is framed by nobody, kept by no cache and found by no search', async ({
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
