import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { cookieOf, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

/** The card of the unmatched payment with this id at Prodamus. */
function cardOf(page: Page, paymentId: string) {
  return page.getByRole('listitem').filter({ hasText: paymentId });
}

const fields = (order: Pick<PlacedOrder, 'orderNumber'>, changes: Record<string, string>) => ({
  order_num: order.orderNumber,
  sum: '990.00',
  payment_status: 'success',
  ...changes,
});

async function isWaiting(shop: Shop, order: PlacedOrder): Promise<boolean> {
  return (await readOrder(shop, order)).state === 'awaiting_payment';
}

test(
  'Money with a number that is not ours is attached to the order it pays',
  PHONE,
  async ({ page, shop, prodamus }) => {
    const order = await placeOrder(shop);
    await prodamus.paymentEvent({
      fields: fields({ orderNumber: '77' }, { order_id: '51000001' }),
    });
    await signIn(page);
    await page.goto('/admin/money');
    const card = cardOf(page, '51000001');
    await expect(card).toContainText('заказа с номером «77» нет');
    expect(await violationsOn(page)).toEqual([]);

    await card.getByText('Отнести к заказу').first().click();
    await card.getByLabel('№ заказа').fill('1234567890');
    await card.getByRole('button', { name: 'Отнести к заказу' }).click();
    await expect(card.getByRole('alert')).toContainText('10 цифр');
    await expect(card.getByLabel('№ заказа')).toHaveValue('1234567890');
    expect(await isWaiting(shop, order)).toBe(true);

    await card.getByLabel('№ заказа').fill(order.orderNumber);
    await card.getByRole('button', { name: 'Отнести к заказу' }).click();
    await expect(page.getByRole('status').first()).toContainText('разбор открыт');
    expect(await readOrder(shop, order)).toMatchObject({ state: 'paid', reading: {} });
    await expect(cardOf(page, '51000001')).toHaveCount(0);

    await page.goto('/admin/money?show=resolved');
    await expect(cardOf(page, '51000001')).toContainText('отнесена к заказу');
    await expect(cardOf(page, '51000001')).toContainText('по паролю');
    expect(await violationsOn(page)).toEqual([]);
  },
);

test('A reading is given in spite of the sum only when the seller confirms both sums', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000002', sum: '1.00' }) });
  await signIn(page);
  await page.goto('/admin/money');
  const card = cardOf(page, '51000002');
  await card.getByText('Отдать разбор').first().click();
  await card.getByRole('button', { name: 'Отдать разбор' }).click();
  await expect(card.getByRole('alert')).toContainText('Подтвердите');
  expect(await isWaiting(shop, order)).toBe(true);

  const tick = card.getByRole('checkbox', { name: /пришло 1,00.*заказ на.990,00/ });
  const box = await tick.boundingBox();
  const text = await card.getByText(/^Отдать, хотя/).boundingBox();
  expect(text?.x, 'the text stands beside its box').toBeGreaterThan((box?.x ?? 0) + 20);
  expect(Math.abs((text?.y ?? 0) - (box?.y ?? 0))).toBeLessThan(12);
  const form = card.locator('form', { hasText: 'Отдать, хотя' });
  await expect(form.getByLabel('Причина')).toHaveAccessibleDescription(/оставить пустой/);
  await tick.check();
  await card.getByRole('button', { name: 'Отдать разбор' }).click();
  await expect(page.getByRole('status').first()).toContainText('открыт покупателю');
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('A second payment is marked as returned, with the reason, and the order stays paid', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000003' }) });
  await signIn(page);
  await page.goto('/admin/money');
  const card = cardOf(page, '51000003');
  await card.getByText('Деньги возвращены').first().click();
  await card.getByLabel('Причина').first().fill('ок');
  await card.getByRole('button', { name: 'Деньги возвращены' }).click();
  await expect(card.getByRole('alert')).toContainText('причину');
  await card.getByLabel('Причина').first().fill('перевели обратно');
  await card.getByRole('button', { name: 'Деньги возвращены' }).click();
  await expect(page.getByRole('status').first()).toContainText('возвращены');
  expect((await readOrder(shop, order)).state).toBe('paid');
  await page.goto('/admin/money?show=resolved');
  await expect(cardOf(page, '51000003')).toContainText('перевели обратно');
});

test('An order marked by the payment of another waits for the seller, and both buyers keep what they have', async ({
  page,
  shop,
  prodamus,
}) => {
  const marked = await placeOrder(shop);
  const paid = await placeOrder(shop);
  await signIn(page);
  await markPaid(page, shop, marked, '51000010');
  await prodamus.paymentEvent({ fields: fields(paid, { order_id: '51000010' }) });
  expect((await readOrder(shop, paid)).state).toBe('paid');
  expect((await readOrder(shop, marked)).state).toBe('paid');

  await page.goto('/admin/money');
  const card = cardOf(page, '51000010');
  await expect(card.getByRole('heading')).toHaveText('платёж 51000010 отнесён к двум заказам');
  await expect(card).toContainText(spaced(marked.orderNumber));
  await expect(card).toContainText(spaced(paid.orderNumber));
  expect(await violationsOn(page)).toEqual([]);
  await card.getByRole('link', { name: 'Исправить отметку' }).click();
  await expect(page).toHaveTitle(/^Исправить отметку/);
  expect(await violationsOn(page)).toEqual([]);
  const other = page.getByRole('region', { name: 'Заказ оплачен другим платежом' });
  await other.getByLabel('Номер платежа').fill('51000010');
  await other.getByLabel('Причина').fill('другая строка');
  await other.getByRole('button').click();
  await expect(other.getByLabel('Номер платежа')).toHaveAccessibleDescription(/Впишите другой/);
  await expect(other.getByLabel('Причина')).toHaveValue('другая строка');
  const none = page.getByRole('region', { name: 'Заказ не оплачен' });
  await none.getByLabel('Причина').fill('не тот заказ');
  await none.getByRole('button', { name: 'Снять отметку' }).click();
  await expect(page.getByRole('status').first()).toContainText('Отметка исправлена');

  expect((await readOrder(shop, marked)).state).toBe('awaiting_payment');
  await prodamus.pay(marked.orderNumber);
  expect((await readOrder(shop, marked)).state).toBe('paid');
  await page.goto('/admin/money');
  await expect(cardOf(page, '51000010')).toHaveCount(0);
});

test('Money after a refund is reported as that: the reading may be given, or the money returned', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000011' }) });
  const refund = { order_id: '51000011', payment_status: 'refunded' };
  await prodamus.paymentEvent({ fields: fields(order, refund) });
  expect((await readOrder(shop, order)).state).toBe('refunded');
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000012' }) });
  await signIn(page);
  await page.goto('/admin/money');
  const card = cardOf(page, '51000012');
  await expect(card).toContainText('оплата пришла после возврата');
  await expect(card.locator('summary')).toHaveText([
    'Отдать разбор',
    'Деньги возвращены',
    'Закрыть без действия',
  ]);
  await card.getByText('Отдать разбор').first().click();
  await card.getByRole('checkbox', { name: /будет оплачен этим платежом/ }).check();
  await card.getByRole('button', { name: 'Отдать разбор' }).click();
  await expect(page.getByRole('status').first()).toContainText('открыт покупателю');
  expect((await readOrder(shop, order)).state).toBe('paid');
  await expect(cardOf(page, '51000012')).toHaveCount(0);
});

test('Test money can only be dismissed', async ({ page, shop, prodamus }) => {
  const order = await placeOrder(shop);
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000004', demo_mode: '1' }) });
  await signIn(page);
  await page.goto('/admin/money');
  const card = cardOf(page, '51000004');
  await expect(card).toContainText('тестовые: в уведомлении есть demo_mode');
  await expect(card.locator('summary')).toHaveText(['Закрыть без действия']);
  await card.getByText('Закрыть без действия').first().click();
  await card.getByLabel('Причина').fill('проверка');
  await card.getByRole('button', { name: 'Закрыть без действия' }).click();
  await expect(page.getByRole('status').first()).toContainText('Закрыто');
  expect(await isWaiting(shop, order)).toBe(true);
});

test('An order whose buyer came back ten minutes ago without a payment event is stuck, until that comes', async ({
  page,
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  const { returnUrl } = await prodamus.pay(order.orderNumber);
  await fetch(returnUrl);
  await signIn(page);
  const row = page.getByRole('row').filter({ hasText: spaced(order.orderNumber) });
  await page.goto('/admin/money');
  await expect(page.getByRole('heading', { name: 'Зависли' })).toBeVisible();
  await expect(row).toHaveCount(0);

  inDatabase(shop, 'update payment_returns set at = at - 601000 where order_id = ?', order);
  await page.reload();
  await expect(row).toContainText('990 ₽');
  await expect(page.getByText(/«Список платежей» → платёж → «URL-оповещения»/)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await prodamus.faults({ noWebhook: false });
  await prodamus.resend(order.orderNumber);
  await page.reload();
  await expect(row).toHaveCount(0);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('Money is resolved by nobody but the seller, by a form of this very site', async ({
  page,
  request,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.paymentEvent({ fields: fields(order, { order_id: '51000005', sum: '5.00' }) });
  await signIn(page);
  await page.goto('/admin/money');
  const cookie = await cookieOf(page);
  const form = await cardOf(page, '51000005')
    .locator('form', { hasText: 'Отдать, хотя' })
    .evaluate((node) =>
      node instanceof HTMLFormElement
        ? [...new FormData(node)].map(([name, value]): [string, string] => [name, String(value)])
        : [],
    );
  const multipart = { ...Object.fromEntries(form), agreed: 'on' };
  const address = `${shop.url}/admin/money`;
  const send = (headers: Record<string, string>) =>
    request.post(address, { headers, multipart, maxRedirects: 0 });

  await send({ origin: shop.url });
  await send({ origin: 'https://evil.example', cookie });
  await send({ cookie });
  await request.get(`${address}?${new URLSearchParams(multipart)}`, { headers: { cookie } });
  expect(await isWaiting(shop, order)).toBe(true);
  const unseen = await request.get(address, { maxRedirects: 0 });
  expect(unseen.headers().location).toContain('/admin/sign-in');

  // Two taps at once: the same form does it for the seller, and once.
  await Promise.all([1, 2].map(() => send({ origin: shop.url, cookie })));
  expect((await readOrder(shop, order)).state).toBe('paid');
  await page.goto('/admin/audit');
  const line = page.getByRole('row').filter({ hasText: spaced(order.orderNumber) });
  await expect(line).toHaveCount(1);
});

/** Changes what is kept about an order, as only time or a mishap would. */
function inDatabase(shop: Shop, statement: string, { orderNumber }: PlacedOrder): void {
  const client = new Database(shop.databaseFile);
  const id = client.prepare('select id from orders where number = ?').pluck().get(orderNumber);
  const { changes } = client.prepare(statement).run(id);
  client.close();
  expect(changes).toBe(1);
}

function spaced(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
}

/** Marks an order paid by hand, as the seller signed in on the page. */
async function markPaid(page: Page, shop: Shop, { orderNumber }: PlacedOrder, paymentId: string) {
  const database = new Database(shop.databaseFile, { readonly: true });
  const id = database.prepare('select id from orders where number = ?').pluck().get(orderNumber);
  database.close();
  await page.goto(`/admin/orders/${id}/paid`);
  await page.getByLabel('Номер платежа').fill(paymentId);
  await page.getByLabel('Причина').fill('по выписке');
  await page.getByRole('button', { name: /заказ оплачен/ }).click();
  await expect(page.getByRole('status').first()).toContainText('отмечен оплаченным');
}
