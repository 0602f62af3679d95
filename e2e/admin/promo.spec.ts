import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { goToSection, signIn } from '../world/admin';
import { change } from '../world/admin-database';
import { fillForm, orderOn, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { violationsOn } from '../world/violations-on';

let count = 0;
/** A code of its own for every test, also on a second run. */
const aCode = () => `ВЕСНА-${process.pid}-${Date.now() % 1e6}-${++count}`;

test('Nobody sees promo codes without signing in', async ({ page }) => {
  for (const path of ['/admin/promo', '/admin/promo/new']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/admin\/sign-in$/);
  }
});

test('The seller makes a code, a buyer pays less by it, and it is used up', async ({
  page,
  shop,
  prodamus,
}) => {
  const code = aCode();
  await signIn(page);
  await goToSection(page, 'Промокоды');
  await expect(page).toHaveTitle(/^Промокоды/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Новый промокод' }).click();
  await expect(page).toHaveTitle(/^Новый промокод/);
  await page.getByLabel('Промокод', { exact: true }).fill(code.toLowerCase());
  await page.getByLabel('Сколько', { exact: true }).fill('0');
  await page.getByLabel('На сколько заказов').fill('1');
  await page.getByRole('button', { name: 'Создать промокод' }).click();
  await expect(page.getByText('Целое число от 1 до 100', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Промокод', { exact: true })).toHaveValue(code.toLowerCase());
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('Сколько', { exact: true }).fill('10');
  await page.getByRole('button', { name: 'Создать промокод' }).click();
  await expect(page.getByRole('status')).toHaveText('Промокод создан.');
  await expect(page.getByRole('row', { name: code })).toContainText('0 из 1');

  await page.goto('/');
  await fillForm(page);
  await page.getByText('У меня есть промокод').click();
  await page.getByLabel('Промокод').fill(` ${code.toLowerCase()} `);
  await sendForm(page);
  await page.waitForURL(/\/order\//);
  await expect(page.getByText('891 ₽').first()).toBeVisible();
  await expect(page.getByText(`По промокоду ${code}, скидка 99 ₽`)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  const refused = await order(shop.url, { promoCode: code });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    errors: [{ field: 'promoCode', message: 'Промокод закончился: им уже воспользовались' }],
  });
  const { orderNumber } = await orderOn(page);
  await prodamus.pay(orderNumber);
  await page.goto('/admin/promo');
  await expect(page.getByRole('row', { name: code })).toContainText('1 из 1');
  await expect(page.getByRole('row', { name: code })).toContainText('использован');
});

test('A code that is ended counts no more, and one of the API is refused beside its member', async ({
  page,
  shop,
}) => {
  const code = aCode();
  await signIn(page);
  await page.goto('/admin/promo/new');
  await page.getByLabel('Промокод', { exact: true }).fill(code);
  await page.getByLabel('Скидка').selectOption('fixed');
  await page.getByLabel('Сколько', { exact: true }).fill('5000');
  await page.getByRole('button', { name: 'Создать промокод' }).click();
  await expect(page.getByRole('status')).toHaveText('Промокод создан.');
  const placed = await order(shop.url, { promoCode: code.toLowerCase() });
  expect(await placed.json()).toMatchObject({ amount: '1.00' });

  await page.getByLabel('Искать').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Показать' }).click();
  await page.getByRole('button', { name: `Выключить ${code}` }).click();
  await expect(page.getByRole('status')).toContainText('Промокод выключен.');
  for (const [promoCode, message] of [
    [code, 'Срок этого промокода закончился'],
    ['НЕТТАКОГО', 'Такого промокода нет'],
  ]) {
    const refused = await order(shop.url, { promoCode });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ field: 'promoCode', message }] });
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test('What a code leaves to pay is said before it is made, and it can be ended and resumed', async ({
      page,
      shop,
    }) => {
      const code = aCode();
      await signIn(page);
      await page.goto('/admin/promo/new');
      await expect(page.getByRole('status')).toHaveText('Разбор сейчас стоит 990 ₽.');
      await page.getByLabel('Промокод', { exact: true }).fill(code);
      await page.getByLabel('Сколько', { exact: true }).fill('100');
      const toPay = page.getByText('К оплате останется 1 ₽ из 990 ₽.');
      if (!javaScriptEnabled) {
        await page.getByRole('button', { name: 'Создать промокод' }).click();
        await expect(page.getByText('Промокод ещё не создан')).toBeVisible();
        await expect(page.getByLabel('Промокод', { exact: true })).toHaveValue(code);
      }
      await expect(toPay).toBeVisible();
      expect((await order(shop.url, { promoCode: code })).status).toBe(422);
      await page.getByRole('button', { name: 'Создать промокод' }).click();
      await expect(page.getByRole('status')).toHaveText('Промокод создан.');
      const row = page.getByRole('row', { name: code });
      await expect(row).toContainText('1 ₽');

      await page.getByRole('button', { name: `Выключить ${code}` }).click();
      await expect(row).toContainText('закончился');
      expect((await order(shop.url, { promoCode: code })).status).toBe(422);
      await page.getByRole('button', { name: `Включить ${code}` }).click();
      await expect(page.getByRole('status')).toContainText('Промокод включён.');
      await expect(row).toContainText('действует');
      expect(await (await order(shop.url, { promoCode: code })).json()).toMatchObject({
        amount: '1.00',
      });
      await page.goto('/admin/audit');
      const line = page.getByRole('row').filter({ hasText: 'промокод снова включён' });
      await expect(line.filter({ hasText: code })).toHaveCount(1);
    });
  });
}

test('The same key with another code is a conflict', async ({ shop }) => {
  const key = { 'Idempotency-Key': randomUUID() };
  expect((await order(shop.url, {}, key)).status).toBe(201);
  expect((await order(shop.url, {}, key)).status).toBe(201);
  expect((await order(shop.url, { promoCode: 'НЕТТАКОГО' }, key)).status).toBe(409);
});

test('A code for one order holds its price for an hour, and pays no order after that', async ({
  page,
  shop,
  prodamus,
}) => {
  const code = aCode();
  await signIn(page);
  await makeCode(page, code, '99');
  const placed = [];
  for (const later of [0, 1, 2]) {
    const response = await order(shop.url, { promoCode: code });
    expect(response.status, `order ${later}`).toBe(201);
    placed.push((await response.json()) as { orderNumber: string; orderUrl: string; url: string });
    const taken = await order(shop.url, { promoCode: code });
    expect(taken.status).toBe(422);
    // An hour later: nobody has paid, so the code is free again.
    change(
      shop.databaseFile,
      `update orders set payable_until = payable_until - 3600000 where promo_code = '${code}'`,
    );
    change(
      shop.databaseFile,
      `update payment_links set expires_at = expires_at - 3600000
       where order_id in (select id from orders where promo_code = '${code}')`,
    );
  }
  const [first, second, third] = placed;
  const renew = (one: typeof first) =>
    fetch(`${shop.url}/api/orders/${one?.orderUrl.split('/').at(-1)}/payment_link`, {
      method: 'POST',
    });
  expect((await renew(second)).status).toBe(200);
  const over = await renew(first);
  expect(over.status).toBe(410);
  expect(await over.json()).toMatchObject({
    title: 'Промокод использовали другие, пока заказ не был оплачен',
  });

  await page.goto(third?.orderUrl ?? '');
  await page.getByRole('button', { name: 'Получить ссылку на оплату' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Промокод больше не действует');
  await expect(page.getByRole('link', { name: 'Оформить новый заказ' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  // Money that was on its way is honoured, and counted.
  const fields = { order_num: first?.orderNumber ?? '', order_id: '51700001', sum: '9.90' };
  await prodamus.paymentEvent({
    fields: { ...fields, currency: 'rub', payment_status: 'success' },
  });
  await page.goto(first?.orderUrl ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оплата получена');
  await page.goto('/admin/promo');
  await expect(page.getByRole('row', { name: code })).toContainText('2 из 1');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('A wrong code is reported beside the field, and nothing typed is lost', async ({ page }) => {
    await page.goto('/');
    await fillForm(page);
    await page.getByText('У меня есть промокод').click();
    await page.getByLabel('Промокод').fill('НЕТТАКОГО');
    await sendForm(page);
    await expect(page.getByLabel('Промокод')).toHaveAccessibleDescription(/Такого промокода нет/);
    await expect(page.getByLabel('Промокод')).toHaveValue('НЕТТАКОГО');
    await expect(page.getByLabel('День')).toHaveValue('13');
    expect(page.url()).not.toContain('/order/');
  });
});

async function makeCode(page: Page, code: string, percent: string) {
  await page.goto('/admin/promo/new');
  await page.getByLabel('Промокод', { exact: true }).fill(code);
  await page.getByLabel('Сколько', { exact: true }).fill(percent);
  await page.getByLabel('На сколько заказов').fill('1');
  await page.getByRole('button', { name: 'Создать промокод' }).click();
  await expect(page.getByRole('status')).toHaveText('Промокод создан.');
}

/** Orders through the API. */
function order(url: string, request: object, headers: Record<string, string> = {}) {
  return fetch(`${url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ birthDate: '1998-07-13', consent: true, ...request }),
  });
}
