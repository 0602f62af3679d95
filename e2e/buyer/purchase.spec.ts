import { change } from '../world/admin-database';
import { orderOn, orderOnPage } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';
import { PHONE } from '../world/tags';

test(
  'A visitor sees the number and the sum, pays, reads the result',
  PHONE,
  async ({ page, shop }) => {
    const order = await orderOnPage(page);
    expect(order.orderNumber).toMatch(/^\d{10}$/);
    await expect(page.getByText('990 ₽').first()).toBeVisible();
    await expect(page.getByText('13 июля 1998')).toBeVisible();
    await expect(page.getByText('Сохраните ссылку')).toBeVisible();

    await page.getByRole('link', { name: /Перейти к оплате/ }).click();
    await page.waitForURL((url) => url.origin !== new URL(shop.url).origin);
    await page.getByLabel(/телефон/i).fill('+7 912 345-67-89');
    await page.getByRole('button', { name: /Продолжить/ }).click();
    await page.getByRole('button', { name: /Оплатить/ }).click();

    await page.waitForURL(/\/order\//);
    await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
    // What Prodamus added to the address is not there to be copied.
    await expect(page).toHaveURL(new URL(order.orderUrl).href);
    await page.getByRole('link', { name: /карту/i }).first().click();
    await page.waitForURL(/\/reading\//);
    const row = page.getByRole('row', { name: /Сахасрара/ });
    await expect(row.getByRole('cell')).toHaveText([/^13/, /^7/, /^20/]);
    await expect(page.getByRole('row', { name: /Итоги/ }).getByRole('cell')).toHaveText([
      /^8/,
      /^9/,
      /^17/,
    ]);
    await expect(page.getByText('методу «Матрица судьбы» (22').first()).toBeVisible();
    await expect(page.getByText('13 июля 1998').first()).toBeVisible();
  },
);

test('The page of an order changes by itself when the payment is reported', async ({
  page,
  prodamus,
}) => {
  const order = await orderOnPage(page);
  await prodamus.pay(order.orderNumber);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
});

test('Without the event stream the page asks until it knows', async ({ page, prodamus }) => {
  await page.route('**/events', (route) => route.fulfill({ status: 204 }));
  const order = await orderOnPage(page);
  await prodamus.pay(order.orderNumber);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
});

test('Who comes back before the payment event waits with number and sum, then sees it paid', async ({
  page,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await orderOnPage(page);
  const { returnUrl } = await prodamus.pay(order.orderNumber);
  await page.goto(returnUrl);
  await expect(page.getByRole('heading', { name: 'Проверяем оплату' })).toBeVisible();
  expect(await orderOn(page)).toEqual(order);
  await expect(page.getByRole('link', { name: 'Открыть оплату ещё раз' })).toBeVisible();
  await prodamus.faults({ noWebhook: false });
  await prodamus.resend(order.orderNumber);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
});

test(
  'Five minutes of waiting bring number, contacts and what to say',
  PHONE,
  async ({ page, prodamus }) => {
    await prodamus.faults({ noWebhook: true });
    await page.clock.install();
    const order = await orderOnPage(page);
    const { returnUrl } = await prodamus.pay(order.orderNumber);
    await page.goto(returnUrl);
    const help = page.getByRole('heading', { name: 'Деньги списались, а карты нет?' });
    await expect(page.getByRole('heading', { name: 'Проверяем оплату' })).toBeVisible();
    await expect(help).toBeHidden();
    await page.clock.fastForward('05:01');
    await expect(help).toBeVisible();
    await expect(page.getByText('anna@example.ru').first()).toBeVisible();
    await page.reload();
    await expect(help).toBeVisible();
  },
);

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('who comes back waits with number, contacts and what to say, and the page finds out by itself', async ({
    page,
    prodamus,
  }) => {
    await prodamus.faults({ noWebhook: true });
    const order = await orderOnPage(page);
    const { returnUrl } = await prodamus.pay(order.orderNumber);
    await page.goto(returnUrl);
    const help = page.locator('section', { hasText: 'Деньги списались, а карты нет?' });
    await expect(help).toContainText(spaced(order.orderNumber));
    await expect(help).toContainText('anna@example.ru');
    await prodamus.faults({ noWebhook: false });
    await prodamus.resend(order.orderNumber);
    await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
  });
});

test('Whose payment event is long due waits on any device, and shows what to say', async ({
  page,
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  const { returnUrl } = await prodamus.pay(order.orderNumber);
  await fetch(returnUrl);
  await page.goto(order.orderUrl);
  const help = page.getByRole('heading', { name: 'Деньги списались, а карты нет?' });
  await expect(page.getByRole('heading', { name: 'Проверяем оплату' })).toBeVisible();
  await expect(help).toBeHidden();
  cameBack(shop, order, 5);
  await page.reload();
  await expect(help).toBeVisible();
});

test('Who closes the tab finds the paid result at the saved link', async ({
  page,
  context,
  prodamus,
}) => {
  const order = await orderOnPage(page);
  await page.close();
  await prodamus.pay(order.orderNumber);
  const again = await context.newPage();
  await again.goto(order.orderUrl);
  await again.getByRole('link', { name: /карту/i }).first().click();
  await again.waitForURL(/\/reading\//);
});

test('Who cancels at Prodamus comes back to an order that can still be paid', async ({
  page,
  shop,
}) => {
  const order = await orderOnPage(page);
  await page.getByRole('link', { name: /Перейти к оплате/ }).click();
  await page.getByLabel(/телефон/i).fill('+7 912 345-67-89');
  await page.getByRole('button', { name: /Продолжить/ }).click();
  await page.getByRole('button', { name: /Отменить/ }).click();
  await page.waitForURL(/\/order\//);
  await expect(page.getByRole('link', { name: /Перейти к оплате/ })).toBeVisible();
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });
    test(
      'While Prodamus is down the order stands, says so, and offers to try again',
      javaScriptEnabled ? PHONE : {},
      async ({ page, prodamus }) => {
        await prodamus.faults({ down: '503' });
        const order = await orderOnPage(page);
        expect(order.orderNumber).toMatch(/^\d{10}$/);
        const again = page.getByRole('button', { name: /Получить ссылку/ });
        await again.click();
        await expect(again).toBeEnabled();
        await prodamus.reset();
        await again.click();
        await expect(page.getByRole('link', { name: /Перейти к оплате/ })).toBeVisible();
        expect((await orderOn(page)).orderNumber).toBe(order.orderNumber);
      },
    );
  });
}

test('A refunded order says so, and its reading is closed', async ({ page, shop, prodamus }) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.pay(order.orderNumber, 'refund');
  await page.goto(order.orderUrl.replace('/order/', '/reading/'));
  await page.waitForURL(/\/order\//);
  await expect(page.getByRole('heading', { name: /возвращ/i })).toBeVisible();
});

test('A reading is nowhere to be seen before it is paid, or without its link', async ({
  page,
  shop,
}) => {
  const order = await placeOrder(shop);
  await page.goto(order.orderUrl.replace('/order/', '/reading/'));
  await page.waitForURL(/\/order\//);
  for (const path of ['/order/', '/reading/']) {
    const answer = await page.goto(`${path}${order.orderNumber}`);
    expect(answer?.status()).toBe(404);
  }
});

/** Moves the buyer's return into the past: nobody waits for a clock. */
function cameBack({ databaseFile }: Shop, { orderNumber }: PlacedOrder, minutes: number): void {
  const ofOrder = 'order_id = (select id from orders where number = ?)';
  const at = Date.now() - minutes * 60_000;
  change(databaseFile, `update payment_returns set at = ? where ${ofOrder}`, at, orderNumber);
}

/** A number as people see it, its spaces of any kind. */
function spaced(number: string): RegExp {
  return new RegExp(`${number.slice(0, 4)}\\s${number.slice(4, 7)}\\s${number.slice(7)}`);
}
