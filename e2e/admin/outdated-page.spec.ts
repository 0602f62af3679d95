import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { namesUnknownAction, sendsUnknownAction } from '../world/page-form';
import { ADMIN_PASSWORD } from '../world/shop';

test.describe('With scripts', () => {
  test.use({
    expectedNoise: /status of 409|UnrecognizedActionError|was not found on the server/,
  });

  test('A form of an older build is filled in again in a page of this one', async ({ page }) => {
    await signIn(page);
    await page.goto('/admin/settings');
    const product = page.locator('form', { hasText: 'Товар и цена' });
    await product.getByLabel('Цена, ₽').fill('дорого');
    await product.getByLabel('Название').fill('Карта судьбы');
    await sendsUnknownAction(page);
    await product.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByText('Сайт обновился')).toBeVisible();
    await expect(product.getByLabel('Цена, ₽')).toHaveValue('дорого');
    await expect(product.getByLabel('Название')).toHaveValue('Карта судьбы');
    await product.getByRole('button', { name: 'Сохранить' }).click();
    await expect(product.getByRole('alert')).toContainText('Не сохранено');
    await expect(page.getByText('Сайт обновился')).toBeHidden();
  });

  test('A password is not kept', async ({ page }) => {
    await page.goto('/admin/sign-in');
    await page.getByLabel('Пароль').fill(ADMIN_PASSWORD);
    await sendsUnknownAction(page);
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect(page.getByText('Сайт обновился')).toBeVisible();
    await expect(page.getByLabel('Пароль')).toHaveValue('');
    await page.getByLabel('Пароль').fill(ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.waitForURL(/\/admin$/);
  });
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('A form of an older build changes nothing, and what was typed can be copied', async ({
    page,
  }) => {
    await signIn(page);
    await page.goto('/admin/settings');
    const product = page.locator('form', { hasText: 'Товар и цена' });
    await product.getByLabel('Название').fill('Карта судьбы');
    await namesUnknownAction(page);
    await product.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByRole('alert')).toContainText('ничего не изменилось');
    await expect(page.getByRole('alert')).toContainText('Карта судьбы');
    await expect(product.getByLabel('Название')).not.toHaveValue('Карта судьбы');
  });

  test('A password is asked for again, and not shown', async ({ page }) => {
    await page.goto('/admin/sign-in');
    await page.getByLabel('Пароль').fill(ADMIN_PASSWORD);
    await namesUnknownAction(page);
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect(page.getByRole('alert')).toContainText('Введите пароль ещё раз');
    expect(await page.content()).not.toContain(ADMIN_PASSWORD);
  });
});
