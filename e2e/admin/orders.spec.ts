import { goToSection, openFilters, openMenu, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'The seller signs in, finds an order by a name in any case, and signs out',
  PHONE,
  async ({ page, shop }) => {
    const { orderNumber } = await placeOrder(shop, {
      name: 'Алёна Ёжикова',
      email: 'a@example.ru',
    });
    const other = await placeOrder(shop, { name: 'Борис', phone: '+79161234567' });
    await signIn(page);
    await goToSection(page, 'Заказы');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Заказы');

    await openFilters(page);
    await page.getByLabel('Искать').fill('алена ЕЖИК');
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(page.getByRole('cell', { name: spaced(orderNumber) })).toBeVisible();
    await expect(page.getByRole('cell', { name: spaced(other.orderNumber) })).toHaveCount(0);
    await expect(page.getByLabel('Искать')).toHaveValue('алена ЕЖИК');
    expect(decodeURIComponent(page.url())).not.toMatch(/ежик/i);

    await page.getByLabel('Искать').fill('8 (916) 123-45-67');
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(page.getByRole('cell', { name: spaced(other.orderNumber) })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);

    const menu = await openMenu(page);
    await menu.getByRole('button', { name: 'Выйти' }).click();
    await expect(page).toHaveTitle(/^Вход/);
    expect(await violationsOn(page)).toEqual([]);
  },
);

test('A search by too little is said not to have been used', async ({ page, shop }) => {
  const { orderNumber } = await placeOrder(shop);
  await signIn(page);
  for (const typed of ['🌸', '@', '%', '*', '"', 'а', '№ -']) {
    await page.goto('/admin/orders');
    await page.getByLabel('Искать').fill(typed);
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(page.getByRole('status')).toHaveText(
      `Поиск не применён: в «${typed}» искать нечего. Ниже заказы без поиска.`,
    );
    await expect(page.getByLabel('Искать')).toHaveAccessibleDescription(/две буквы/);
    await expect(page.getByRole('cell', { name: spaced(orderNumber) })).toBeVisible();
  }
  await page.goto('/admin/orders?q=forged');
  await expect(page.getByRole('status')).toContainText('Поиск не применён: он устарел');
});

function spaced(number: string): string {
  return `№ ${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
}
