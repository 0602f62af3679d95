import { readFile } from 'node:fs/promises';
import { cookieOf, signIn } from '../world/admin';
import { ask, change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test('The seller finds an order by its number and has the letter about it ready', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await signIn(page);
  await page.goto('/admin/letter');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('№ заказа').fill('1234567890');
  await page.getByRole('button', { name: 'Написать письмо' }).click();
  await expect(page.getByRole('main')).toContainText('10 цифр без ошибок');

  await page.getByLabel('№ заказа').fill(order.orderNumber);
  await page.getByRole('button', { name: 'Написать письмо' }).click();
  const letter = page.getByLabel('Письмо', { exact: true });
  await expect(letter).toHaveValue(new RegExp(`Индивидуальная ссылка: ${escaped(order.url)}\n`));
  await expect(letter).toHaveValue(/Сумма: 990 ₽\n/);
  await expect(letter).toHaveValue(/Продавец: Анна Светлова\nИНН: 500100732259\n/);
  await expect(letter).toHaveValue(new RegExp(`платёжной страницы: ${escaped(prodamus.url)}/\n`));
  expect(await violationsOn(page)).toEqual([]);

  await letter.fill('Коротко: как показать сумму?');
  const mail = page.getByRole('link', { name: 'Открыть в почте' });
  await expect(mail).toHaveAttribute('href', /^mailto:support@prodamus\.ru\?subject=.*&body=/);
  const address = (await mail.getAttribute('href')) ?? '';
  expect(decodeURIComponent(address)).toContain('Коротко: как показать сумму?');
});

test(
  'The letter is copied with one tap and saved as a text',
  PHONE,
  async ({ page, shop, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const order = await placeOrder(shop);
    await signIn(page);
    await page.goto(`/admin/letter?number=${order.orderNumber}`);
    await page.getByRole('button', { name: 'Скопировать письмо' }).click();
    await expect(page.getByText('Скопировано')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replaceAll('\r', '')).toBe(
      await page.getByLabel('Письмо', { exact: true }).inputValue(),
    );

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Скачать' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(`Индивидуальная ссылка: ${order.url}\n`);
    expect(text).toMatch(/^Кому: support@prodamus\.ru\nТема: Показ номера/);
  },
);

test('An order without a link is offered one, and the letter follows', async ({
  page,
  shop,
  prodamus,
}) => {
  await prodamus.faults({ linkAnswer: 'none' });
  const answer = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ birthDate: '1998-07-13', consent: true }),
  });
  const { orderNumber } = (await answer.json()) as { orderNumber: string };
  await signIn(page);
  await page.goto(`/admin/letter?number=${orderNumber}`);
  await expect(page.getByRole('main')).toContainText('нет индивидуальной ссылки');
  await page.getByRole('button', { name: 'Создать ссылку' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('не дал ссылку');
  await prodamus.faults({ linkAnswer: null });
  await page.getByRole('button', { name: 'Создать ссылку' }).click();
  await expect(page.getByLabel('Письмо', { exact: true })).toHaveValue(
    /Индивидуальная ссылка: http/,
  );
});

test('The letter is offered for orders that wait for payment, however many others are newer', async ({
  page,
  shop,
  prodamus,
}) => {
  const waiting = await placeOrder(shop);
  for (let placed = 0; placed < 10; placed += 1) {
    await prodamus.pay((await placeOrder(shop)).orderNumber);
  }
  await signIn(page);
  await page.goto('/admin/letter');
  const offered = page.locator('tbody').getByRole('row');
  await expect(offered.filter({ hasText: spaced(waiting.orderNumber) })).toHaveCount(1);
  await expect(offered.filter({ hasText: 'оплачен' })).toHaveCount(0);

  for (let placed = 0; placed < 10; placed += 1) await placeOrder(shop);
  await page.reload();
  await expect(page.getByText('Показаны первые 10')).toBeVisible();
  await page.getByRole('link', { name: 'Искать среди всех, кто ждёт оплаты' }).click();
  await page.getByLabel('Искать').fill(waiting.orderNumber);
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await page.getByRole('link', { name: spaced(waiting.orderNumber) }).click();
  await page.getByRole('link', { name: 'Письмо в Prodamus' }).click();
  await expect(page.getByLabel('Письмо', { exact: true })).toHaveValue(
    new RegExp(waiting.orderNumber),
  );
  await page.goto('/admin/letter');

  change(shop.databaseFile, 'update orders set payable_until = ?', Date.now());
  await page.reload();
  await expect(page.getByText(NONE_WAITS)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('An order of test money is neither offered for the letter, nor makes one', async ({
  page,
  shop,
}) => {
  await signIn(page);
  await page.goto('/admin/first-payment');
  await page.getByRole('button', { name: /^Начать/ }).click();
  await expect(page).toHaveURL(/order=/);
  const id = new URL(page.url()).searchParams.get('order');
  const [number] = ask(shop.databaseFile, 'select number from orders where id = ?', id);
  await page.goto('/admin/letter');
  await expect(page).toHaveTitle(/^Письмо/);
  await expect(page.getByRole('row').filter({ hasText: spaced(String(number)) })).toHaveCount(0);

  await page.getByLabel('№ заказа').fill(String(number));
  await page.getByRole('button', { name: 'Написать письмо' }).click();
  await expect(page.getByRole('main')).toContainText('Это проверочный заказ');
  await page.goto(`/admin/letter?order=${id}`);
  await expect(page.getByRole('main')).toContainText('Это проверочный заказ');
  await expect(page.getByLabel('Письмо', { exact: true })).toHaveCount(0);
  const headers = { cookie: await cookieOf(page) };
  const text = await page.request.get(`/admin/letter/text?order=${id}`, { headers });
  expect(text.status()).toBe(404);
});

test('Without a session there is neither the letter nor its text', async ({
  page,
  request,
  shop,
}) => {
  const order = await placeOrder(shop);
  await signIn(page);
  await page.goto(`/admin/letter?number=${order.orderNumber}`);
  const text = page.url().replace('/admin/letter?', '/admin/letter/text?');
  for (const address of [page.url(), text]) {
    const refused = await request.get(address, { maxRedirects: 0 });
    expect(refused.headers().location).toContain('/admin/sign-in');
  }
  const given = await request.get(text, { headers: { cookie: await cookieOf(page) } });
  expect(given.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await given.text()).toContain(order.url);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const NONE_WAITS = 'Нет заказов, которые ждут оплаты. Впишите номер или оформите заказ сами.';

function spaced(number: string): string {
  return `№ ${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
}
