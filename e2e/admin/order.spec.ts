import type { Browser, Page } from '@playwright/test';
import { cookieOf, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { aReading, fitsTheWidth } from '../world/reading';
import { type PlacedOrder, placeOrder, readOrder, tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

const BUYER = { birthDate: '1988-11-03', name: 'Аграфена', email: 'agrafena@example.ru' };

test(
  'The seller reads the timeline of an order, copies its link and gets a new one with a QR code',
  PHONE,
  async ({ page, shop, prodamus }) => {
    const order = await placeOrder(shop, BUYER);
    await openTimeline(page, order);
    for (const known of ['03.11.1988', 'Аграфена', 'agrafena@example.ru', '990 ₽', 'ждёт оплаты']) {
      await expect(page.getByText(known, { exact: true })).toBeVisible();
    }
    // The letter is told when it was sent, which may be before or after the link was got.
    await expect(timeline(page)).toHaveCount(3);
    await expect(timeline(page).first()).toHaveText(/Оформлен через API.*редакция/);
    for (const told of ['Письмо о заказе', 'Ссылка']) {
      await expect(timeline(page).filter({ hasText: told })).toHaveCount(1);
    }
    await expect(page.getByRole('link', { name: order.url })).toBeVisible();
    await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Скопировать ссылку' })).toHaveCount(2);
    expect(await violationsOn(page)).toEqual([]);
    await fitsTheWidth(page);

    await page.getByRole('button', { name: 'Получить новую ссылку' }).click();
    await expect(page.getByRole('status')).toContainText(['Новая ссылка']);
    const links = await prodamus.links(order.orderNumber);
    expect(links).toHaveLength(2);
    await expect(page.getByRole('link', { name: links.at(-1)?.url ?? '' })).toBeVisible();
    await expect(timeline(page).filter({ hasText: 'В кабинете: новая ссылка' })).toHaveCount(1);

    await prodamus.faults({ linkAnswer: 'none' });
    await page.getByRole('button', { name: 'Получить новую ссылку' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Ссылки нет' })).toBeVisible();
  },
);

test('A page counts as seen when the buyer opens it, not when the seller looks in', async ({
  page,
  shop,
  prodamus,
  browser,
}) => {
  const order = await aReading(shop, prodamus, BUYER);
  const seen = () => timeline(page).filter({ hasText: 'Покупатель открыл' });
  await openTimeline(page, order);
  const here = page.url();
  await page.getByRole('link', { name: 'Открыть карту' }).click();
  await page.waitForURL(/\/reading\//);
  await page.goto(order.orderUrl);
  await page.goto(here);
  await expect(timeline(page).filter({ hasText: 'Разбор готов' })).toHaveCount(1);
  await expect(seen()).toHaveCount(0);

  const preview = { headers: { 'User-Agent': 'TelegramBot (like TwitterBot)' } };
  for (const url of [order.orderUrl, shop.url + order.path]) await fetch(url, preview);
  await page.reload();
  await expect(timeline(page).filter({ hasText: 'Разбор готов' })).toHaveCount(1);
  await expect(seen()).toHaveCount(0);

  await asBuyer(browser, order.orderUrl);
  await page.reload();
  await expect(seen()).toHaveText([/страницу заказа/]);
  await asBuyer(browser, shop.url + order.path);
  await page.reload();
  await expect(seen()).toHaveText([/страницу заказа/, /разбор/]);
});

test(
  'An order marked paid by hand is delivered at once; later payment events are a repeat or a second payment',
  PHONE,
  async ({ page, shop, prodamus, browser }) => {
    const order = await placeOrder(shop, BUYER);
    const buyer = await (await browser.newContext()).newPage();
    await buyer.goto(order.orderUrl);
    await openTimeline(page, order);
    await page.getByRole('link', { name: 'Отметить оплаченным' }).click();
    await expect(page).toHaveTitle(/^Отметить оплаченным/);
    expect(await violationsOn(page)).toEqual([]);

    await page.getByLabel('Номер платежа в Prodamus').fill('сегодня');
    await page.getByRole('button', { name: /Деньги пришли/ }).click();
    await expect(page.getByText(/цифры из/)).toBeVisible();
    await expect(page.getByText(/Напишите причину/)).toBeVisible();
    await expect(page.getByLabel('Номер платежа в Prodamus')).toHaveValue('сегодня');
    expect((await readOrder(shop, order)).state).toBe('awaiting_payment');

    const payment = { order_num: order.orderNumber, sum: '990.00', payment_status: 'success' };
    await page.getByLabel('Номер платежа в Prodamus').fill('77001');
    await page.getByLabel('Причина').fill('уведомление не пришло');
    await page.getByRole('button', { name: /Деньги пришли/ }).click();
    await expect(page.getByRole('status')).toContainText(['отмечен оплаченным']);
    await expect(timeline(page).filter({ hasText: 'платёж 77001, записано вручную' })).toHaveCount(
      1,
    );
    await expect(timeline(page).filter({ hasText: 'уведомление не пришло' })).toHaveCount(1);
    await expect(buyer.getByRole('link', { name: /карт/ }).first()).toBeVisible();
    await expect(buyer.getByRole('status').filter({ hasText: 'Оплата получена' })).toHaveCount(1);
    expect((await readOrder(shop, order)).state).toBe('paid');

    await prodamus.paymentEvent({ fields: { ...payment, order_id: '77001' } });
    await prodamus.pay(order.orderNumber);
    await page.reload();
    await expect(timeline(page).filter({ hasText: 'Уведомление:' })).toHaveText([
      /повтор известного/,
      /вторая оплата/,
    ]);
    await buyer.context().close();
  },
);

test('A payment of another order pays none by hand, and the seller sees whose it is', async ({
  page,
  shop,
  prodamus,
}) => {
  const other = await placeOrder(shop);
  await prodamus.pay(other.orderNumber);
  const [payment] = await prodamus.payments(other.orderNumber);
  const order = await placeOrder(shop, BUYER);
  await openTimeline(page, order);
  await page.getByRole('link', { name: 'Отметить оплаченным' }).click();
  await page.getByLabel('Номер платежа в Prodamus').fill(payment?.paymentId ?? '');
  await page.getByLabel('Причина').fill('проверено');
  await page.getByRole('button', { name: /Деньги пришли/ }).click();
  const { orderNumber: number } = other;
  const spaced = `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
  await expect(page.getByLabel('Номер платежа в Prodamus')).toHaveAccessibleDescription(
    new RegExp(`относится к.заказу №.${spaced.replaceAll(' ', '.')}`),
  );
  await expect(page.getByLabel('Причина')).toHaveValue('проверено');
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
});

test('A refund marked by hand closes the reading and its PDF', async ({ page, shop, prodamus }) => {
  const order = await aReading(shop, prodamus, BUYER);
  await openTimeline(page, order);
  await page.getByRole('link', { name: 'Отметить возврат' }).click();
  await expect(page).toHaveTitle(/^Отметить возврат/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Деньги возвращены' }).click();
  await expect(page.getByText(/Напишите причину/)).toBeVisible();
  expect((await readOrder(shop, order)).state).toBe('paid');

  await page.getByLabel('Причина').fill('покупатель передумал');
  await page.getByRole('button', { name: 'Деньги возвращены' }).click();
  await expect(page.getByRole('status')).toContainText(['Возврат записан']);
  expect((await readOrder(shop, order)).state).toBe('refunded');
  expect((await fetch(`${shop.url}${order.path}/pdf`)).status).toBe(404);
  await expect(page.getByRole('link', { name: 'Отметить возврат' })).toHaveCount(0);
});

test('A mistyped birth date is corrected before paying, and after it with a new reading and letter', async ({
  page,
  shop,
  prodamus,
  mail,
}) => {
  const to = `mended-${test.info().workerIndex}-${Date.now()}@example.ru`;
  const order = await placeOrder(shop, { ...BUYER, email: to });
  await openTimeline(page, order);
  await correct(page, '31', '02', '1991');
  await expect(page.getByText(/Такого дня нет/)).toBeVisible();
  await expect(page.getByLabel('День')).toHaveValue('31');
  await correct(page, '13', '07', '1998');
  await expect(page.getByRole('status')).toContainText(['Дата рождения исправлена']);
  await expect(page.getByText('13.07.1998', { exact: true })).toBeVisible();

  await prodamus.pay(order.orderNumber);
  const before = (await readOrder(shop, order)).reading;
  const letters = () => mail.mailbox.letters.filter((letter) => letter.to.includes(to));
  await expect(() => expect(letters()).toHaveLength(2)).toPass();
  await page.reload();
  await correct(page, '09', '12', '1991');
  await expect(page.getByRole('status')).toContainText(['Дата рождения исправлена']);
  expect((await readOrder(shop, order)).reading).not.toEqual(before);
  await expect(timeline(page).filter({ hasText: 'по прежней дате 13.07.1998' })).toHaveCount(1);
  await expect(() => expect(letters()).toHaveLength(3)).toPass();

  await page.getByRole('button', { name: 'Письмом' }).click();
  await expect(page.getByRole('status')).toContainText(['Отправляем ещё раз']);
  await expect(() => expect(letters()).toHaveLength(4)).toPass();
});

test('Personal data are erased for good once the birth date is typed again', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await aReading(shop, prodamus, BUYER);
  await openTimeline(page, order);
  await page.getByRole('link', { name: 'Удалить личные данные' }).click();
  await expect(page).toHaveTitle(/^Удалить личные данные/);
  expect(await violationsOn(page)).toEqual([]);
  await fillDate(page, '01', '01', '1990');
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await expect(page.getByText(/другая дата/)).toBeVisible();
  expect((await readOrder(shop, order)).state).toBe('paid');

  await fillDate(page, '03', '11', '1988');
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await expect(page.getByRole('status')).toContainText(['Личные данные удалены']);
  await expect(page.getByText('Аграфена')).toHaveCount(0);
  await expect(page.getByText('990 ₽', { exact: true })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  for (const path of [order.path, `${order.path}/pdf`, `/order/${tokenOf(order)}`]) {
    expect((await fetch(shop.url + path)).status).toBe(404);
  }

  await prodamus.pay(order.orderNumber, 'refund');
  await page.reload();
  await expect(timeline(page).filter({ hasText: 'Уведомление: возврат' })).toHaveCount(1);
});

test('Of an erased order that was paid a refund is written down, and nothing else can be done', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await aReading(shop, prodamus, BUYER);
  await openTimeline(page, order);
  await page.getByRole('link', { name: 'Удалить личные данные' }).click();
  await fillDate(page, '03', '11', '1988');
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  const actions = page.getByRole('navigation', { name: 'Действия с заказом' }).getByRole('link');
  await expect(actions).toHaveText(['Отметить возврат']);

  await actions.click();
  await page.getByLabel('Причина').fill('вернули после удаления');
  await page.getByRole('button', { name: 'Деньги возвращены' }).click();
  await expect(page.getByRole('status')).toContainText(['Возврат записан']);
  await expect(timeline(page).filter({ hasText: 'вернули после удаления' })).toHaveCount(1);
  await expect(page.getByText('возвращён', { exact: true })).toBeVisible();
  await expect(actions).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);
});

test('An action is refused without a session, from another site and by GET', async ({
  page,
  shop,
}) => {
  const order = await placeOrder(shop, BUYER);
  await openTimeline(page, order);
  const timeline = page.url();
  await page.goto(`${timeline}/erase`);
  const form = await page.locator('form', { hasText: 'Удалить навсегда' }).evaluate((element) => {
    const fields = [...element.querySelectorAll('input')];
    return fields.map(({ name, value }): [string, string] => [name, value]);
  });
  const cookie = await cookieOf(page);
  const typed = { day: '03', month: '11', year: '1988' };
  const body = () => {
    const data = new FormData();
    for (const [name, value] of [...form, ...Object.entries(typed)]) data.set(name, value);
    return data;
  };
  const post = (headers: Record<string, string>) =>
    fetch(`${timeline}/erase`, { method: 'POST', headers, body: body(), redirect: 'manual' });

  await post({ origin: shop.url });
  await post({ origin: 'https://evil.example', cookie });
  await post({ cookie });
  await fetch(`${timeline}/erase?${new URLSearchParams([...form, ...Object.entries(typed)])}`, {
    headers: { cookie },
  });
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  for (const path of ['', '/paid', '/refunded', '/birth-date', '/erase']) {
    const { headers } = await fetch(timeline + path, { redirect: 'manual' });
    expect(headers.get('location')).toBe('/admin/sign-in');
  }

  await post({ origin: shop.url, cookie });
  expect((await fetch(order.orderUrl)).status).toBe(404);
});

async function openTimeline(page: Page, { orderNumber }: Pick<PlacedOrder, 'orderNumber'>) {
  await signIn(page);
  const spaced = `${orderNumber.slice(0, 4)} ${orderNumber.slice(4, 7)} ${orderNumber.slice(7)}`;
  await page.goto('/admin/orders');
  await page.getByRole('link', { name: `№ ${spaced}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Заказ № ${spaced}`);
  await expect(page).toHaveTitle(/^Заказ/);
}

/** The timeline, a line for each thing that happened. */
function timeline(page: Page) {
  return page.locator('.admin-timeline > li');
}

async function asBuyer(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  await (await context.newPage()).goto(url);
  await context.close();
}

async function correct(page: Page, day: string, month: string, year: string): Promise<void> {
  const link = page.getByRole('link', { name: 'Исправить дату рождения' });
  if (await link.isVisible()) await link.click();
  await expect(page).toHaveTitle(/^Исправить дату/);
  await fillDate(page, day, month, year);
  await page.getByRole('button', { name: /^Исправить/ }).click();
}

async function fillDate(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill(month);
  await page.getByLabel('Год').fill(year);
}
