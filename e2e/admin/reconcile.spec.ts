import { goToSection, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder, readOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'The seller uploads the list of the cabinet, sees what does not agree and marks an order paid',
  PHONE,
  async ({ page, shop, prodamus }) => {
    const known = await placeOrder(shop);
    const lost = await placeOrder(shop, { email: 'a@example.ru' });
    const cheap = await placeOrder(shop);
    await prodamus.pay(known.orderNumber);
    const [payment] = await prodamus.payments(known.orderNumber);
    const list = [
      'Дата;Номер заказа;Номер заказа магазина;Сумма;Статус;E-mail',
      `24.11.2026 12:00;${payment?.paymentId};${known.orderNumber};990,00;Оплачен;x@example.ru`,
      `24.11.2026 12:01;55555551;${lost.orderNumber};990,00;Оплачен;x@example.ru`,
      `24.11.2026 12:02;55555552;${cheap.orderNumber};1 290,00;Оплачен;x@example.ru`,
      '24.11.2026 12:03;55555553;нет;990,00;Оплачен;x@example.ru',
    ].join('\r\n');

    await signIn(page);
    await goToSection(page, 'Сверка');
    await expect(page).toHaveTitle(/^Сверка/);
    expect(await violationsOn(page)).toEqual([]);
    const file = { name: 'список.csv', mimeType: 'text/csv', buffer: inWindows1251(list) };
    await page.getByLabel('Файл CSV или XLSX').setInputFiles(file);
    await page.getByRole('button', { name: 'Дальше' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сверка: список.csv');
    await expect(page.getByText('x@example.ru')).toHaveCount(0);
    await expect(page.getByLabel('Наш номер заказа')).toHaveValue('2');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Статус').selectOption('нет в списке');
    await page.getByRole('button', { name: 'Сравнить' }).click();
    await expect(page.getByText('Укажите столбцы')).toBeVisible();
    await page.getByLabel('Статус').selectOption('Статус');
    await page.getByRole('button', { name: 'Сравнить' }).click();

    const table = page.getByRole('table', { name: 'Что не сходится' });
    const row = (id: string) => table.getByRole('row').filter({ hasText: id });
    await expect(row('55555551')).toContainText('здесь нет');
    await expect(row('55555552')).toContainText('другая сумма');
    await expect(row('55555553')).toContainText('такого заказа нет');
    await expect(row(known.orderNumber)).toHaveCount(0);
    expect(await violationsOn(page)).toEqual([]);

    expect((await readOrder(shop, lost)).state).toBe('awaiting_payment');
    await row('55555551').getByRole('link', { name: 'Отметить оплаченным' }).click();
    await expect(page).toHaveTitle(/^Отметить оплаченным/);
    const { orderNumber: number } = lost;
    const asked = [number.slice(0, 4), number.slice(4, 7), number.slice(7), '990 ₽', '55555551'];
    for (const known of asked) await expect(page.getByRole('main')).toContainText(known);
    expect(await violationsOn(page)).toEqual([]);
    expect((await readOrder(shop, lost)).state).toBe('awaiting_payment');
    await page.getByRole('link', { name: 'Ничего не менять' }).click();
    await row('55555551').getByRole('link', { name: 'Отметить оплаченным' }).click();
    const question = page.url();
    await page.getByRole('button', { name: 'Деньги пришли, заказ оплачен' }).click();
    await expect(page.getByRole('status')).toContainText('отмечен оплаченным');
    await expect(row('55555551')).toHaveCount(0);
    const order = await readOrder(shop, lost);
    expect(order.state).toBe('paid');
    expect(order.reading).not.toBeNull();
    expect((await readOrder(shop, cheap)).state).toBe('awaiting_payment');
    const comparison = page.url();
    await page.goto(question);
    await expect(page.getByText('Отмечать нечего')).toBeVisible();
    await page.goto(comparison);

    await row('55555553').getByText('Разобрано').click();
    await row('55555553').getByRole('button', { name: 'Записать' }).click();
    await expect(row('55555553').getByText(/Напишите причину/)).toBeVisible();
    await row('55555553').getByLabel('Причина').fill('перевели обратно');
    await row('55555553').getByRole('button', { name: 'Записать' }).click();
    await expect(page.getByRole('status')).toContainText('строка разобрана');
    await expect(row('55555553')).toHaveCount(0);
    await page.getByRole('link', { name: /^разобрано вами: 1/ }).click();
    await expect(page.getByRole('row').filter({ hasText: '55555553' })).toContainText(
      'разобрано вами: перевели обратно',
    );
    expect(await violationsOn(page)).toEqual([]);
    await page.goto('/admin/audit');
    const line = page.getByRole('row').filter({ hasText: 'строка сверки разобрана' });
    await expect(line.first()).toContainText('платёж 55555553');
    await expect(line.first()).toContainText('перевели обратно');
  },
);

test('A list pasted from a spreadsheet is read, and what is no list is refused with a reason', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/admin/reconcile');
  const pasted = 'ID платежа\tВнешний номер\tСумма\tСтатус\n1\t2\t990\tОплачен';
  await page.getByLabel('Или строки').fill(pasted);
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByLabel('Наш номер заказа')).toHaveValue('1');

  await page.goto('/admin/reconcile');
  const file = { name: 'a.xlsx', mimeType: '', buffer: Buffer.from('PK no archive') };
  await page.getByLabel('Файл CSV или XLSX').setInputFiles(file);
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'не читается' })).toBeVisible();
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('A list is given in, its columns corrected, and it is compared', async ({ page }) => {
    await signIn(page);
    await page.goto('/admin/reconcile');
    await page
      .getByLabel('Или строки')
      .fill('платёж\tнаш\tСумма\tСтатус\n77777\tнет\t990\tОплачен');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByRole('button', { name: 'Сравнить' }).click();
    await expect(page.getByText('Укажите столбцы')).toBeVisible();
    await page.getByLabel('Номер платежа Prodamus').selectOption('платёж');
    await page.getByLabel('Наш номер заказа').selectOption('наш');
    await page.getByRole('button', { name: 'Сравнить' }).click();
    const row = page.getByRole('row').filter({ hasText: '77777' });
    await expect(row).toContainText('такого заказа нет');
    await row.getByText('Разобрано').click();
    await row.getByLabel('Причина').fill('не наш');
    await row.getByRole('button', { name: 'Записать' }).click();
    await expect(row).toHaveCount(0);
  });
});

test('Nobody gives in a list without a session, nor from another site', async ({ page, shop }) => {
  const send = (headers: Record<string, string>) => {
    const body = new FormData();
    body.set('text', 'a;b\n1;2');
    const url = `${shop.url}/admin/reconcile/upload`;
    return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  };
  const leads = async (headers: Record<string, string>) =>
    (await send(headers)).headers.get('location');
  expect(await leads({ Origin: shop.url })).toBe('/admin/sign-in?refused=session');
  await signIn(page);
  const cookies = await page.context().cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await send({ Cookie, Origin: 'https://other.example' })).status).toBe(403);
  expect(await leads({ Cookie })).toBe('/admin/sign-in?refused=origin');
  expect(await leads({ Cookie, Origin: shop.url })).toMatch(/^\/admin\/reconcile\/[0-9a-f-]{36}$/);
});

/** Letters of Russian and № as the Excel of an old computer writes them. */
function inWindows1251(text: string): Buffer {
  const byteOf = (letter: string) => {
    const code = letter.charCodeAt(0);
    if (letter === 'ё') return 0xb8;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  };
  return Buffer.from([...text].map(byteOf));
}
