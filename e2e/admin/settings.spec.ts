import type { Page } from '@playwright/test';
import { editionInWords } from '@/components/page/edition-in-words';
import { goToSection, signIn } from '../world/admin';
import { fillForm, orderOn, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { violationsOn } from '../world/violations-on';

test.describe.configure({ mode: 'serial' });

test('Nobody sees the settings without signing in', async ({ page }) => {
  for (const path of ['/admin/settings', '/admin/settings/texts']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/admin\/sign-in$/);
  }
});

test('A saved price holds at once, only for new orders, and goes back to .env', async ({
  page,
  shop,
}) => {
  const before = await placeOrder(shop);
  await signIn(page);
  await goToSection(page, 'Настройки');
  await expect(page).toHaveTitle(/^Настройки/);
  await expect(page.getByText('из .env: 990 ₽', { exact: true })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  const product = page.locator('form', { hasText: 'Товар и цена' });
  await product.getByLabel('Цена, ₽').fill('дорого');
  await product.getByLabel('Название').fill('Карта судьбы');
  await product.getByRole('button', { name: 'Сохранить' }).click();
  await expect(product.getByRole('alert')).toBeVisible();
  await expect(product.getByLabel('Цена, ₽')).toHaveValue('дорого');
  await expect(product.getByLabel('Название')).toHaveValue('Карта судьбы');
  expect(await violationsOn(page)).toEqual([]);

  await product.getByLabel('Цена, ₽').fill('1 290');
  await product.getByRole('button', { name: 'Сохранить' }).click();
  await expect(product.getByRole('status')).toHaveText('Сохранено.');
  await expect(page.getByText('из .env: 990 ₽; сохранено здесь: 1 290 ₽')).toBeVisible();

  expect(await placeOrder(shop)).toMatchObject({ amount: '1290.00' });
  await page.goto('/');
  await expect(page).toHaveTitle('Карта судьбы');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Карта судьбы');
  await expect(page.getByRole('button', { name: /1\s290\s₽/ })).toBeVisible();
  await page.goto(new URL(before.orderUrl).pathname);
  await expect(page.getByText('990 ₽').first()).toBeVisible();

  await page.goto('/admin/settings');
  await page.getByRole('button', { name: /вернуть.*\.env.*Цена/ }).click();
  await expect(page.getByRole('status')).toHaveText('Возвращено первое значение.');
  await page.getByRole('button', { name: /изначально.*Название/ }).click();
  await expect(page.getByText('сохранено здесь')).toHaveCount(0);
  expect(await placeOrder(shop)).toMatchObject({ amount: '990.00' });
});

test('The seller’s own contacts and the receipt reach pages and links', async ({
  page,
  shop,
  prodamus,
}) => {
  await signIn(page);
  await page.goto('/admin/settings');
  const seller = page.locator('form', { hasText: 'Реквизиты продавца' });
  await seller.getByLabel('Контакты').fill('help@example.ru');
  await seller.getByRole('button', { name: 'Сохранить' }).click();
  await expect(seller.getByRole('status')).toHaveText('Сохранено.');
  const receipt = page.locator('form', { hasText: 'Чек (54-ФЗ)' });
  await receipt.getByLabel('Ставка НДС').selectOption('0');
  await receipt.getByLabel('Предмет расчёта').selectOption('4');
  await receipt.getByRole('button', { name: 'Сохранить' }).click();
  await expect(receipt.getByRole('status')).toHaveText('Сохранено.');
  await expect(receipt.getByLabel('Предмет расчёта')).toHaveValue('4');

  const { orderNumber } = await placeOrder(shop);
  expect(await prodamus.links(orderNumber)).toMatchObject([
    { fields: { products: [{ tax: { tax_type: '0' }, paymentObject: '4' }] } },
  ]);
  await page.goto('/find');
  await expect(page.getByRole('contentinfo')).toContainText('help@example.ru');

  await page.goto('/admin/settings');
  for (const name of [/Контакты/, /Ставка НДС/, /Предмет расчёта/]) {
    const back = page.getByRole('button', { name: new RegExp(`вернуть.*${name.source}`) });
    const form = page.locator('form').filter({ has: back });
    const kept = await form.getByRole('heading').textContent();
    await back.click();
    const said = page.locator('form', { hasText: kept ?? '' }).getByRole('status');
    await expect(said).toHaveText('Возвращено первое значение.');
    await expect(back).toHaveCount(0);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test('Giving one setting back to .env loses nothing typed beside it', async ({ page }) => {
      await signIn(page);
      await page.goto('/admin/settings');
      const product = page.locator('form', { hasText: 'Товар и цена' });
      const hours = product.getByLabel(/Сколько живёт/);
      await hours.fill('48');
      await product.getByRole('button', { name: 'Сохранить' }).click();
      await expect(product.getByRole('status')).toHaveText('Сохранено.');

      await product.getByLabel('Название').fill('Ещё не сохранено');
      const seller = page.locator('form', { hasText: 'Реквизиты продавца' });
      if (javaScriptEnabled) await seller.getByLabel('ИНН').fill('7707083893');
      await product.getByRole('button', { name: /вернуть.*Сколько живёт/ }).click();
      await expect(product.getByRole('status')).toHaveText('Возвращено первое значение.');
      await expect(hours).toHaveValue('72');
      await expect(product.getByRole('button', { name: /вернуть/ })).toHaveCount(0);
      await expect(product.getByLabel('Название')).toHaveValue('Ещё не сохранено');
      if (javaScriptEnabled) await expect(seller.getByLabel('ИНН')).toHaveValue('7707083893');
      await page.goto('/admin/settings');
      await expect(product.getByLabel('Название')).not.toHaveValue('Ещё не сохранено');
    });
  });
}

test('A new edition of the offer is for new orders, and the old one stays readable', async ({
  page,
  shop,
}) => {
  await signIn(page);
  await page.goto('/admin/settings/texts');
  await expect(page).toHaveTitle(/^Тексты документов/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: /Взять текст магазина.*оферта/ }).click();
  const offer = page.getByRole('textbox', { name: 'Публичная оферта' });
  await expect(offer).toHaveValue(/## 1\. Продавец/);
  await expect(offer).toHaveValue(/Анна Светлова, ИНН/);

  await offer.fill('## Мои условия\n\n<script>alert(1)</script>\n\n[ссылка](javascript:alert(1))');
  await page.getByRole('button', { name: 'Посмотреть' }).click();
  const preview = page.getByRole('region', { name: 'Просмотр: Публичная оферта' });
  await expect(preview.getByRole('heading', { name: 'Мои условия' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByRole('status')).toContainText('Новая редакция');
  await expect(page.getByRole('link', { name: 'свой текст' })).toHaveCount(1);

  const order = await placeOrder(shop);
  expect(order.orderNumber).toMatch(/^\d{10}$/);
  await page.goto('/offer');
  await expect(page.getByRole('heading', { name: 'Мои условия' })).toBeVisible();
  await expect(page.getByText('<script>alert(1)</script>')).toBeVisible();
  await expect(page.getByRole('main').locator('a[href^="javascript"]')).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);
  await page.goto('/offer?version=2026-11-24');
  await expect(page.getByText('Это прежняя редакция.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '1. Продавец' })).toBeVisible();
  await expect(page.getByText('имя другого человека')).toBeVisible();
  await page.goto('/offer?version=2026-11-30');
  await expect(page.getByText('имя другого взрослого')).toBeVisible();
  await expect(page.getByText('имя другого человека')).toHaveCount(0);
  expect((await page.goto('/offer?version=1999-01-01'))?.status()).toBe(404);
});

test('An order keeps the edition its form showed, and one that never was is asked about again', async ({
  page,
  browser,
  shop,
}) => {
  const buyer = await (await browser.newContext({ baseURL: shop.url })).newPage();
  const shown = buyer.locator('input[name="legalVersion"]');
  await buyer.goto('/');
  await fillForm(buyer);
  const former = await shown.inputValue();
  await signIn(page);
  await page.goto('/admin/settings/texts');
  await page.getByRole('textbox', { name: 'Публичная оферта' }).fill(`## Условия ${Date.now()}`);
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByRole('status')).toContainText('Новая редакция');

  await sendForm(buyer);
  await buyer.waitForURL(/\/order\//);
  expect(await editionOf(page, await orderOn(buyer))).toBe(editionInWords(former));

  await buyer.goto('/');
  const current = await shown.inputValue();
  expect(current).not.toBe(former);
  await fillForm(buyer);
  // The same form would find the order that it has made.
  await buyer.getByLabel('Имя').fill('Мария');
  await shown.evaluate((input: HTMLInputElement) => {
    input.value = '1999-01-01';
  });
  await sendForm(buyer);
  await expect(buyer.locator('#offer-error')).toContainText('Условия обновились');
  await expect(buyer.getByLabel('E-mail или телефон')).toHaveValue('anna@example.ru');
  for (const box of [/оферты/, /согласие/]) {
    await expect(buyer.getByLabel(box)).not.toBeChecked();
    await buyer.getByLabel(box).check();
  }
  const offer = buyer.getByRole('link', { name: /^оферты/ });
  await expect(offer).toHaveAttribute('href', `/offer?version=${current}`);
  await sendForm(buyer);
  await buyer.waitForURL(/\/order\//);
  expect(await editionOf(page, await orderOn(buyer))).toBe(editionInWords(current));
  await buyer.context().close();
});

/** The edition that the buyer of an order agreed to, as its timeline names it. */
async function editionOf(page: Page, { orderNumber }: { orderNumber: string }): Promise<string> {
  await page.goto('/admin/orders');
  const spaced = orderNumber.replace(/^(.{4})(.{3})/, '$1 $2 ');
  await page.getByRole('link', { name: `№ ${spaced}` }).click();
  const told = page.locator('.admin-timeline').getByText(/согласие: редакция/);
  return /редакция от ([^;,]+)/.exec((await told.textContent()) ?? '')?.[1] ?? '';
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('A source of the address is carried with the order when that is switched on', async ({
    page,
  }) => {
    await signIn(page);
    await page.goto('/admin/settings');
    const places = page.locator('form', { hasText: 'Telegram и реклама' });
    await places.getByLabel(/Запоминать/).selectOption('yes');
    await places.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByRole('status')).toHaveText('Сохранено.');

    await page.goto('/?utm_source=blog-annы&utm_campaign=весна&utm_term=anna@example.ru');
    await fillForm(page);
    await sendForm(page);
    await expect(page).toHaveURL(/\/order\//);
    await page.goto('/admin/orders');
    await page.getByLabel('Откуда').selectOption('blog-annы');
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(page.getByRole('cell', { name: 'blog-annы' })).toBeVisible();

    await page.goto('/admin/settings');
    await page.getByRole('button', { name: /вернуть.*Запоминать/ }).click();
    await expect(page.getByRole('status')).toHaveText('Возвращено первое значение.');
    await page.goto('/?utm_source=vk');
    await expect(page.locator('input[name="utm_source"]')).toHaveCount(0);
  });
});
