import type { Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { placeOrder, readOrder, startShop } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'The day shows what was paid, what waits, and where the money came from',
  PHONE,
  async ({ page, shop, prodamus }) => {
    await signIn(page);
    await expect(page).toHaveTitle('Сегодня · Кабинет');
    const before = await counts(page);
    const paid = await placeOrder(shop, { email: 'anna@example.ru' });
    await placeOrder(shop);
    await prodamus.pay(paid.orderNumber);
    await expect.poll(async () => (await readOrder(shop, paid)).state).toBe('paid');
    const unknown = { order_id: paid.orderNumber, order_num: '1111111111', sum: '990.00' };
    await prodamus.paymentEvent({
      fields: { ...unknown, payment_status: 'success', currency: 'rub' },
    });

    await page.reload();
    await expect(page).toHaveTitle('Сегодня · Кабинет');
    const after = await counts(page);
    expect(after['Оплачено сегодня']).toBe((before['Оплачено сегодня'] ?? 0) + 1);
    expect(after['Ждут оплаты']).toBe((before['Ждут оплаты'] ?? 0) + 1);
    expect(after['Деньги не сошлись']).toBe((before['Деньги не сошлись'] ?? 0) + 1);
    await page.getByText('Те же суммы таблицей').click();
    const byDay = page.getByRole('table', { name: /Дни с оплатами/ });
    await expect(byDay.getByRole('row')).toHaveCount(2);
    await expect(byDay.getByRole('row').last().getByRole('cell').nth(1)).toHaveText(
      String(after['Оплачено сегодня']),
    );
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('link', { name: '7 дней' }).click();
    await expect(page).toHaveURL(/days=7/);
    await expect(page.getByRole('table', { name: /последних 7 дней/ })).toBeVisible();
    await page.getByRole('link', { name: 'Ждут оплаты' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Заказы');
  },
);

test('A refund is reported on the day it was made, and takes nothing from what came in', async ({
  page,
  shop,
  prodamus,
}) => {
  const { orderNumber, ...order } = await placeOrder(shop);
  await prodamus.pay(orderNumber);
  await signIn(page);
  await expect(page).toHaveTitle('Сегодня · Кабинет');
  const before = await paidToday(page);
  expect(before.sum).toMatch(/₽/);
  await prodamus.pay(orderNumber, 'refund');
  await expect.poll(async () => (await readOrder(shop, order)).state).toBe('refunded');

  await page.reload();
  const after = await paidToday(page);
  expect(after).toEqual({ ...before, returned: before.returned + 1 });
  await page.getByText('Те же суммы таблицей').click();
  const today = page
    .getByRole('table', { name: /Дни с оплатами/ })
    .getByRole('row')
    .nth(1);
  await expect(today.getByRole('cell').last()).toContainText(`${after.returned} на`);
});

test('Of a hundred stuck orders and more the newest are shown, and it is said that there are more', async ({
  page,
  shop,
}) => {
  const many = Array.from({ length: 101 });
  for (let placed = 0; placed < many.length; placed += 20) {
    await Promise.all(many.slice(placed, placed + 20).map(() => placeOrder(shop)));
  }
  change(shop.databaseFile, COME_BACK, Date.now() - 601_000);
  await signIn(page);
  for (const path of ['/admin', '/admin/money']) {
    await page.goto(path);
    const stuck = page.getByRole('region', { name: 'Зависли' });
    await expect(stuck.locator('tbody').getByRole('row')).toHaveCount(100);
    await expect(stuck).toContainText('Показаны первые 100');
  }
  await page.getByRole('link', { name: 'Искать среди зависших' }).click();
  const rows = page.locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(page).toHaveURL(/matter=stuck.*before=/);
  await expect(rows).toHaveCount(50);
  await page.getByLabel('Состояние').selectOption({ label: 'оплачен' });
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await expect(page.getByText('Таких заказов нет')).toBeVisible();
  await expect(page.getByLabel('Ждут вас')).toHaveValue('stuck');
  await page.goto('/admin');
  const card = page.locator('.admin-cards > li').filter({ hasText: 'Зависли' });
  await expect(card.locator('.admin-count')).toHaveText('больше 100');
  change(shop.databaseFile, 'delete from payment_returns');
  await page.reload();
  await expect(card.locator('.admin-count')).toHaveText('0');
});

test('Visits of the form count people only, and by source where that is wanted', async ({
  page,
  prodamus,
  context,
}) => {
  const shop = await startShop(await freePort(), prodamus.url);
  const address = `${shop.url}/?utm_source=channel`;
  const visitsFrom = (source: string) =>
    page.getByRole('row').filter({ hasText: source }).getByRole('cell').nth(1);
  await page.goto(address);
  const robot = { 'user-agent': 'Mozilla/5.0 (compatible; YandexBot/3.0)' };
  await page.request.get(address, { headers: robot });
  await page.request.head(address);
  await page.request.get(address, { headers: { 'sec-purpose': 'prefetch' } });
  await signIn(page, shop.url);
  await page.goto(address);
  await page.goto(`${shop.url}/admin/settings`);
  await page.getByLabel(/Запоминать, откуда/).selectOption('yes');
  await page.locator('form', { hasText: 'Telegram и реклама' }).getByText('Сохранить').click();
  await expect(page.getByText('Сохранено.')).toBeVisible();
  await context.clearCookies();
  await page.goto(address);
  await signIn(page, shop.url);
  await expect(async () => {
    await page.goto(`${shop.url}/admin`);
    await expect(visitsFrom('напрямую')).toHaveText('1', { timeout: 1_000 });
    await expect(visitsFrom('channel')).toHaveText('1', { timeout: 1_000 });
  }).toPass();
  await shop.stop();
});

test('The day, the checks and the test payment are nobody else’s', async ({ page }) => {
  for (const path of ['/admin', '/admin/doctor', '/admin/first-payment']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/admin\/sign-in/);
  }
});

/** The buyers of all orders that are not paid came back from paying. */
const COME_BACK = `insert or ignore into payment_returns (order_id, at)
  select id, ? from orders where paid_at is null and erased_at is null`;

/** What the first card says of the day: payments, their sum, refunds. */
async function paidToday(page: Page) {
  const card = page.locator('.admin-cards > li').filter({ hasText: 'Оплачено сегодня' });
  const said = await card.innerText();
  return {
    count: await card.locator('.admin-count').innerText(),
    sum: /[\d\s]+₽/
      .exec(said.split('сегодня')[1] ?? '')?.[0]
      .split('\n')
      .at(-1),
    returned: Number(/возвращено (\d+)/.exec(said)?.[1] ?? 0),
  };
}

/** The numbers on the cards of the day. */
async function counts(page: Page): Promise<Record<string, number>> {
  const cards = await page.locator('.admin-cards > li').all();
  const read = cards.map(async (card) => [
    await card.getByRole('heading').innerText(),
    Number(await card.locator('.admin-count').innerText()),
  ]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, number>;
}
