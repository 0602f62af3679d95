import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { drawOrderNumber } from '@/lib/orders/new-order';
import { cookieOf, signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { placeOrder, readOrder, type Shop } from '../world/shop';
import { violationsOn } from '../world/violations-on';

/** Looks a payment event up by the number of its order or payment and opens it. */
async function openPaymentEvent(page: Page, text: string): Promise<void> {
  await page.goto('/admin/notices');
  await page.getByLabel('Искать').fill(text);
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await page
    .getByRole('row')
    .getByRole('link', { name: /\d\d:\d\d/ })
    .first()
    .click();
  await expect(page).toHaveTitle(/^Уведомление ·/);
}

/** As when the database was put back from a copy, and the order with it. */
function renumber({ databaseFile }: Shop, was: string, number: string): void {
  const client = new Database(databaseFile);
  client.prepare('update orders set number = ? where number = ?').run(number, was);
  client.close();
}

for (const bodyType of ['urlencoded', 'multipart', 'json']) {
  test(`A payment event in ${bodyType} shows no personal data until the seller asks, and that is written down`, async ({
    page,
    shop,
    prodamus,
  }) => {
    await prodamus.faults({ bodyType });
    const contacts = { email: 'tamara@example.ru', phone: '+79161234567' };
    const order = await placeOrder(shop, contacts);
    await prodamus.pay(order.orderNumber);
    await signIn(page);
    await openPaymentEvent(page, order.orderNumber);

    const main = page.getByRole('main');
    await expect(main).toContainText('t•••@example.ru');
    await expect(main).not.toContainText('tamara');
    await expect(main).not.toContainText('9161234567');
    expect(await violationsOn(page)).toEqual([]);

    const address = page.url();
    await page.getByRole('button', { name: 'Показать целиком' }).click();
    await expect(main.locator('pre').first()).toContainText('customer_email: tamara@example.ru');
    await expect(main.getByText('Content-Disposition')).toBeHidden();
    expect(page.url()).toBe(address);
    await page.reload();
    await expect(main).not.toContainText('tamara');
    await expect(main).toContainText('открыто тело уведомления');
  });
}

test('A refused delivery is in the journal with its cause and number, and nothing personal of it is kept', async ({
  page,
  shop,
  prodamus,
}) => {
  await prodamus.faults({ signWith: 'wrong' });
  const order = await placeOrder(shop, { email: 'raisa@example.ru' });
  await prodamus.pay(order.orderNumber);
  await signIn(page);
  await page.goto('/admin/notices?outcome=rejected');
  await expect(page.getByRole('table')).toContainText('подпись не сошлась: ключ неизвестен');
  expect(await violationsOn(page)).toEqual([]);

  await page.getByRole('row').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Отклонено' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(`order_num: ${order.orderNumber}`);
  await expect(main).toContainText('sum: 990.00');
  await expect(main).toContainText('customer_email: •••');
  await expect(main).not.toContainText('raisa');
  await expect(page.getByRole('button', { name: 'Показать целиком' })).toHaveCount(0);
  await page.goto(`/admin/notices?q=${order.orderNumber}&outcome=rejected`);
  await expect(page.getByRole('table')).toContainText('подпись не сошлась');
});

test('The journal says what did not fit, and a payment event may be processed again', async ({
  page,
  shop,
  prodamus,
}) => {
  await prodamus.faults({ sum: '1.00' });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await signIn(page);
  await page.goto(`/admin/notices?q=${order.orderNumber}&outcome=other_amount`);
  await expect(page.getByRole('table')).toContainText('сумма 1,00 вместо 990,00');

  await openPaymentEvent(page, order.orderNumber);
  await page.getByRole('button', { name: 'Обработать ещё раз' }).click();
  await expect(page.getByRole('status')).toContainText('заказ не изменился');
  await expect(page.getByRole('main')).toContainText('уведомление обработано ещё раз');
});

test('A payment event that came before its order was known pays it when it is processed again', async ({
  page,
  shop,
  prodamus,
}) => {
  const number = drawOrderNumber();
  const paid = { order_num: number, sum: '990.00', payment_status: 'success' };
  await prodamus.paymentEvent({ fields: { ...paid, order_id: `6${number}` } });
  const order = await placeOrder(shop);
  renumber(shop, order.orderNumber, number);
  await signIn(page);
  await openPaymentEvent(page, number);
  await expect(page.getByRole('main')).toContainText('теперь он есть');
  await page.getByRole('button', { name: 'Обработать ещё раз' }).click();
  await expect(page.getByRole('status')).toContainText('уведомление сработало');
  await expect(page.getByRole('main')).toContainText('нет такого заказа → оплата');
  await expect(page.getByRole('button', { name: 'Обработать ещё раз' })).toHaveCount(0);
  expect(await readOrder(shop, order)).toMatchObject({ state: 'paid', reading: {} });
});

test('A payment event that finds its order and still does not fit is said to change nothing but its outcome', async ({
  page,
  shop,
  prodamus,
}) => {
  const number = drawOrderNumber();
  const paid = { order_num: number, sum: '1.00', payment_status: 'success' };
  await prodamus.paymentEvent({ fields: { ...paid, order_id: `6${number}` } });
  const order = await placeOrder(shop);
  renumber(shop, order.orderNumber, number);
  await signIn(page);
  await openPaymentEvent(page, number);
  await page.getByRole('button', { name: 'Обработать ещё раз' }).click();
  await expect(page.getByRole('status')).toContainText('заказ не изменился. Итог ниже');
  await expect(page.getByRole('main')).toContainText('нет такого заказа → другая сумма');
});

test('Nothing of a payment event is shown or done for a stranger, by GET or from another site', async ({
  page,
  request,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop, { email: 'zinaida@example.ru' });
  await prodamus.pay(order.orderNumber);
  await signIn(page);
  await openPaymentEvent(page, order.orderNumber);
  const address = page.url();
  const form = await page
    .locator('form', { hasText: 'Показать целиком' })
    .evaluate((node) =>
      node instanceof HTMLFormElement
        ? [...new FormData(node)].map(([name, value]): [string, string] => [name, String(value)])
        : [],
    );
  const cookie = await cookieOf(page);
  const send = async (headers: Record<string, string>) => {
    const multipart = Object.fromEntries(form);
    const answer = await request.post(address, { headers, multipart, maxRedirects: 0 });
    return { status: answer.status(), text: await answer.text() };
  };

  const stranger = await send({ origin: shop.url });
  const foreign = await send({ origin: 'https://evil.example', cookie });
  const nowhere = await send({ cookie });
  for (const { text } of [stranger, foreign, nowhere]) expect(text).not.toContain('zinaida');
  const looked = await request.get(`${address}?${new URLSearchParams(form)}`, {
    headers: { cookie },
  });
  expect(await looked.text()).not.toContain('zinaida');
  const unseen = await request.get(address, { maxRedirects: 0 });
  expect(unseen.headers().location).toContain('/admin/sign-in');
  await page.reload();
  await expect(page.getByRole('main')).not.toContainText('открыто тело уведомления');

  // The very same form does open the body for the seller: the refusals were for their own reason.
  expect((await send({ origin: shop.url, cookie })).text).toContain('zinaida');
});
