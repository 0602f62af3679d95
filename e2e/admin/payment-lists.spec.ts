import type { Page } from '@playwright/test';
import { aBook } from '@/lib/payments/reconciliation/spreadsheets/fixtures/a-book';
import { moscowDay } from '@/lib/time';
import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';
import { startWorld } from '../world/world';

// Five lists as sellers really have them. In each of them two payments of the day stand and a third
// is absent, made after the last row.

type Listed = { paymentId: string; number: string };

const [year, month, date] = moscowDay(new Date()).split('-');
const DAY = `${date}.${month}.${year}`;
const TITLES = ['Дата', 'Номер платежа', 'Номер заказа', 'Сумма', 'Статус', 'Покупатель'];

const rowsOf = (payments: readonly Listed[], day = `${DAY} 0:05`) =>
  payments.map(({ paymentId, number }) => [
    day,
    paymentId,
    number,
    '990,00',
    'Оплачен',
    'Аграфена',
  ]);
const csv = (rows: readonly string[][], separator = ';') =>
  rows.map((row) => row.join(separator)).join('\r\n');

const LISTS: [string, string, (payments: Listed[]) => Buffer][] = [
  [
    'of windows-1251 with totals',
    'список.csv',
    (payments) => inWindows1251(csv([TITLES, ...rowsOf(payments), ['Итого', '2', '', '1980,00']])),
  ],
  [
    'of UTF-16 with tabs, as Excel saves a “Unicode text”',
    'список.txt',
    (payments) => Buffer.from(`\ufeff${csv([TITLES, ...rowsOf(payments)], '\t')}`, 'utf16le'),
  ],
  [
    'of two sheets behind a cover',
    'список.xlsx',
    ([first, ...others]) =>
      aBook([
        { name: 'Сводка', rows: [['Отчёт за день'], ['Сумма', 1980]] },
        { name: 'Лист 1', rows: [TITLES, ...rowsOf(first ? [first] : [])] },
        { name: 'Лист 2', rows: [TITLES, ...rowsOf(others)] },
      ]),
  ],
  [
    'below title lines, with rows of other shops',
    'список.csv',
    (payments) =>
      Buffer.from(
        csv([
          [`Список платежей за ${DAY}, все магазины`],
          ['Выгружено', DAY],
          TITLES,
          ...rowsOf([...payments, { paymentId: '91000001', number: 'anna@example.ru' }]),
          ...rowsOf([{ paymentId: '91000002', number: '89161234567' }]),
        ]),
      ),
  ],
  [
    'of one day without times',
    'день.csv',
    (payments) => Buffer.from(csv([TITLES, ...rowsOf(payments, DAY)])),
  ],
];

for (const [what, name, fileOf] of LISTS) {
  test(
    `A list ${what} is compared by days, and what it lacks is named`,
    PHONE,
    async ({ page, shop, prodamus }) => {
      const payments: Listed[] = [];
      for (let count = 0; count < 3; count += 1) {
        const { orderNumber: number } = await placeOrder(shop);
        await prodamus.pay(number);
        const [payment] = await prodamus.payments(number);
        payments.push({ paymentId: payment?.paymentId ?? '', number });
      }
      const [first, second, absent] = payments;
      await compare(page, name, fileOf(payments.slice(0, 2)));

      const told = page.getByRole('region', { name: 'Что сверено' });
      await expect(told).toContainText(
        /Сверено: \d+\s[а-я]+\s\d{4}\sг\..*Нет\sв\sсписке оплат: \d/,
      );
      await expect(told.getByRole('row').nth(1)).toContainText('нет в списке');
      await expect(page.getByText('Аграфена')).toHaveCount(0);
      const table = page.getByRole('table', { name: /Оплачены здесь/ });
      await expect(table).toContainText(absent?.number ?? '');
      for (const { number } of [first, second].flatMap((one) => one ?? [])) {
        await expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(0);
      }
      await page.getByRole('link', { name: /^сходится: 2/ }).click();
      const agreeing = page.getByRole('table', { name: 'сходится' });
      await expect(agreeing).toContainText(first?.number ?? '');
      await expect(agreeing).toContainText(second?.number ?? '');
      expect(await violationsOn(page)).toEqual([]);
    },
  );
}

test('That all is well is said only of days that were compared, and these are named', async ({
  page,
}) => {
  const { shop, prodamus, stop } = await startWorld({ mail: false });
  try {
    const { orderNumber: number } = await placeOrder(shop);
    await prodamus.pay(number);
    const [payment] = await prodamus.payments(number);
    const paid: Listed[] = [{ paymentId: payment?.paymentId ?? '', number }];
    await signIn(page, shop.url);
    const well = page.getByText('Всё сходится');
    await compare(page, 'день.csv', Buffer.from(csv([TITLES, ...rowsOf(paid, DAY)])), shop.url);
    await expect(well).toHaveText(/Сверено: \d+\s[а-я]+\s\d{4}\sг\. Всё сходится, каждый день\./);
    await expect(page.getByText('По дням: сходятся 1 из 1')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);

    const undated = [TITLES.slice(1), ...rowsOf(paid).map(([, ...row]) => row)];
    await compare(page, 'без дат.csv', Buffer.from(csv(undated)), shop.url);
    await expect(page.getByText('По дням не сверено')).toBeVisible();
    await expect(well).toHaveCount(0);
    await expect(page.getByText('чего в нём не хватает, не сверено')).toBeVisible();

    const before = [['01.02.2020', '91000003', 'нет', '1', 'Отменён', '']];
    const list = Buffer.from(csv([TITLES, ...before]));
    await compare(page, 'прошлый год.csv', list, shop.url);
    await expect(page.getByText('Не сверены, в список не входят')).toBeVisible();
  } finally {
    await stop();
  }
});

test('A file that is no list is refused beside its field, with what to do', async ({ page }) => {
  await signIn(page);
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
  for (const [buffer, words] of [
    [old, /Это старый XLS.*Сохранить как/],
    [Buffer.from('%PDF-1.7'), /другого вида.*Сохраните список как XLSX/],
  ] as const) {
    await page.goto('/admin/reconcile');
    const field = page.getByLabel('Файл CSV или XLSX');
    await field.setInputFiles({ name: 'a.xls', mimeType: '', buffer });
    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(field).toHaveAccessibleDescription(words);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await violationsOn(page)).toEqual([]);
  }
  await page.getByLabel('Или строки').fill('одна строка');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByLabel('Или строки')).toHaveAccessibleDescription(/нет строк/);
});

async function compare(page: Page, name: string, buffer: Buffer, shopUrl = ''): Promise<void> {
  if (page.url() === 'about:blank') await signIn(page);
  await page.goto(`${shopUrl}/admin/reconcile`);
  await page.getByLabel('Файл CSV или XLSX').setInputFiles({ name, mimeType: '', buffer });
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: 'Сравнить' }).click();
  await expect(page.getByRole('navigation', { name: 'Что показать' })).toBeVisible();
}

function inWindows1251(text: string): Buffer {
  const letters = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, code) => code),
  );
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}
