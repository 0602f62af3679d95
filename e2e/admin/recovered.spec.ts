import type { Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { test as base, expect } from '../world/fixtures';
import { type OldShop, startOldShop } from '../world/older-copy';
import { APP_SECRET, placeOrder, readOrder, tokenOf } from '../world/shop';

const BUYER = { birthDate: '1988-11-03', name: 'Аграфена', email: 'agrafena@example.ru' };
const OTHER_SECRET = 'another-secret-of-the-tests-0123456789';

const test = base.extend<{ old: OldShop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  old: async ({}, use) => {
    const old = await startOldShop();
    await use(old);
    await old.stop();
  },
});

test('Who pays after the database was put back from an older copy has the reading at the old link', async ({
  page,
  old,
}) => {
  const before = old.copy();
  const order = await placeOrder(old, BUYER);
  const [link] = await old.prodamus.links(order.orderNumber);
  await old.putBack(before);
  expect((await fetch(order.orderUrl)).status).toBe(404);

  await page.goto(link?.url ?? '');
  await page.getByLabel(/телефон/i).fill('+7 912 345-67-89');
  await page.getByRole('button', { name: /Продолжить/ }).click();
  await old.prodamus.faults({ duplicates: 9 });
  await page.getByRole('button', { name: /Оплатить/ }).click();
  await page.waitForURL(new RegExp(`/order/${tokenOf(order)}`));
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
  await page.getByRole('link', { name: /карту/i }).first().click();
  await page.waitForURL(/\/reading\//);
  await expect(page.getByText('3 ноября 1988').first()).toBeVisible();

  const kept = 'select number, amount, email, name, phone, birth_date, consent_channel from orders';
  expect(old.rows(kept)).toEqual([
    {
      number: order.orderNumber,
      amount: 99_000,
      birth_date: '1988-11-03',
      email: 'agrafena@example.ru',
      name: null,
      phone: null,
      consent_channel: 'api',
    },
  ]);
  const outcomes = 'select outcome, count(*) as n from payment_notices group by 1 order by 1';
  expect(old.rows(outcomes)).toEqual([
    { outcome: 'duplicate', n: 9 },
    { outcome: 'recovered', n: 1 },
  ]);

  await signIn(page, old.url);
  await page.goto(`${old.url}/admin/notices?outcome=recovered`);
  await expect(page.getByRole('table')).toContainText('заказ восстановлен из уведомления');
  await page
    .getByRole('link', { name: /\d{4}.\d{3}.\d{3}/ })
    .first()
    .click();
  await expect(page.getByRole('main')).toContainText('заказ восстановлен из уведомления');
});

test('What was erased stays so: neither an older copy nor a payment brings it back', async ({
  page,
  old,
}) => {
  const before = old.copy();
  const order = await placeOrder(old, BUYER);
  const withIt = old.copy();
  await erase(page, old);

  await old.putBack(withIt);
  expect((await fetch(order.orderUrl)).status).toBe(404);
  expect(old.holds('agrafena')).toBe(false);

  await old.putBack(before);
  await old.prodamus.pay(order.orderNumber);
  expect((await fetch(order.orderUrl)).status).toBe(404);
  expect(old.rows('select * from orders')).toEqual([]);
  expect(
    old.rows('select outcome, sealed_order, length(raw_body) as n from payment_notices'),
  ).toEqual([{ outcome: 'erased_order', sealed_order: null, n: 0 }]);
  expect(old.holds('agrafena')).toBe(false);
});

test('After a change of the secret the previous one still opens, also of what came before it was set', async ({
  page,
  old,
}) => {
  const before = old.copy();
  const order = await placeOrder(old, BUYER);
  await old.putBack(before, { APP_SECRET: OTHER_SECRET });
  await old.prodamus.pay(order.orderNumber);
  expect((await fetch(order.orderUrl)).status).toBe(404);

  await old.restart({ APP_SECRET: OTHER_SECRET, APP_SECRET_PREVIOUS: APP_SECRET });
  await signIn(page, old.url);
  await page.goto(`${old.url}/admin/notices?outcome=seal_invalid`);
  await expect(page.getByRole('table')).toContainText('испорчена или чужая');
  await page
    .getByRole('row')
    .getByRole('link', { name: /\d\d:\d\d/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Обработать ещё раз' }).click();
  await expect(page.getByRole('main')).toContainText('заказ восстановлен из уведомления');
  expect(await readOrder(old, order)).toMatchObject({ state: 'paid' });
});

/** Erases the only order, as the seller does. */
async function erase(page: Page, old: OldShop): Promise<void> {
  await signIn(page, old.url);
  const [order] = old.rows('select id from orders') as { id: string }[];
  await page.goto(`${old.url}/admin/orders/${order?.id}/erase`);
  const [year = '', month = '', day = ''] = BUYER.birthDate.split('-');
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill(month);
  await page.getByLabel('Год').fill(year);
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await expect(page.getByRole('status')).toContainText(['Личные данные удалены']);
}
