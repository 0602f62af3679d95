import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { violationsOn } from '../world/violations-on';

test('The admin looks at the set-up and says of each part how it is', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/doctor');
  await expect(page).toHaveTitle(/^Проверка/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Пароль задан.' })).toHaveCount(1);
  await expect(page.getByRole('listitem').filter({ hasText: 'Реквизиты в оферте' })).toContainText(
    'Имя, ИНН и связь указаны.',
  );
  // Only the shop itself can see that.
  await expect(page.getByRole('listitem').filter({ hasText: 'Запись на диск' })).toContainText(
    'Каждая оплата дописана до диска.',
  );
  await expect(page.getByRole('status').first()).toContainText('Ничего не мешает продавать.');
  expect(await violationsOn(page)).toEqual([]);
});

test('The address for payment events is copied with one tap, where it is looked for', async ({
  page,
  shop,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page);
  for (const path of ['/admin/doctor', '/admin/first-payment']) {
    await page.goto(path);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name: 'Скопировать адрес' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), path)
      .toBe(`${shop.url}/api/prodamus/webhook`);
  }
});

test('What is wrong stands first, and is right again once it is corrected', async ({
  page,
  prodamus,
}) => {
  await signIn(page);
  await prodamus.faults({ down: '503' });
  await page.goto('/admin/doctor');
  const first = page.locator('.admin-checks > li').first();
  await expect(first).toContainText('Страница оплаты');
  await expect(first).toContainText('PRODAMUS_URL отвечает ошибкой 503');
  await expect(page.getByRole('status').first()).toContainText('Исправить нужно: 1.');
  expect(await violationsOn(page)).toEqual([]);

  await prodamus.faults({ down: null });
  await page.getByRole('link', { name: 'Проверить ещё раз' }).click();
  await expect(page.getByRole('status').first()).toContainText('Ничего не мешает продавать.');
});
