import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readTables } from '@/lib/payments/reconciliation/spreadsheets/read-tables';
import { goToSection, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { violationsOn } from '../world/violations-on';

type Line = Record<string, string>;

function linesOf(bytes: Buffer): Line[] {
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parse(bytes, { bom: true, delimiter: ';', columns: true });
}

test('The seller downloads orders and payments that a spreadsheet opens, and nobody else does', async ({
  page,
  shop,
  prodamus,
}) => {
  const contacts = { email: 'export@example.ru', phone: '+79161234567' };
  const { orderNumber } = await placeOrder(shop, { name: '=HYPERLINK("x")', ...contacts });
  await prodamus.pay(orderNumber);
  const [payment] = await prodamus.payments(orderNumber);
  for (const file of ['orders.csv', 'payments.csv', 'orders.xlsx', 'payments.xlsx']) {
    const refused = await fetch(`${shop.url}/admin/exports/${file}`, { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location')]).toEqual([303, '/admin/sign-in']);
    expect(await refused.text()).toBe('');
  }

  await signIn(page);
  await goToSection(page, 'Выгрузки');
  await expect(page).toHaveTitle(/^Выгрузки/);
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel('Состояние').selectOption('оплачен');
  const savedBook = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать заказы' }).click();
  const book = await savedBook;
  expect(book.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.xlsx$/);
  const limits = { rows: 1e5, columns: 50, cells: 1e6, unpackedBytes: 1e8 };
  const [sheet] = await readTables(await readFile(await book.path()), limits);
  const cells = sheet?.rows.map((row) => row.cells).find(([number]) => number === orderNumber);
  expect(cells?.slice(2, 4)).toEqual(['оплачен', '990']);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Заказы в CSV' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
  const orders = linesOf(await readFile(await download.path()));
  expect(orders.find((line) => line['№'] === orderNumber)).toMatchObject({
    Состояние: 'оплачен',
    Сумма: '990,00',
    Скидка: '0,00',
    Имя: '\'=HYPERLINK("x")',
    Телефон: "'+79161234567",
    'E-mail': 'export@example.ru',
  });
  expect(new Set(orders.map((line) => line.Состояние))).toEqual(new Set(['оплачен']));

  const response = await page.request.get(`${shop.url}/admin/exports/payments.csv`);
  expect(response.headers()['cache-control']).toBe('no-store');
  const payments = linesOf(await response.body());
  expect(payments.find((line) => line['№ заказа'] === orderNumber)).toMatchObject({
    '№ платежа Prodamus': payment?.paymentId,
    Вид: 'оплата',
    Сумма: '990,00',
    Валюта: 'RUB',
    Откуда: 'уведомление',
  });

  await page.goto('/admin/audit');
  const lines = page.getByRole('row').filter({ hasText: 'выгрузка' });
  await expect(lines.filter({ hasText: 'заказы, только «оплачен»' }).first()).toBeVisible();
  await expect(lines.filter({ hasText: 'оплаты' }).first()).toBeVisible();
});
