import { TELL_CLICKS } from '@/emulators/telegram/host/tell-clicks';
import { placeOrder } from '../world/shop';
import { eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';

test('A link that opens too late is dropped, and the way to pay is still there', async ({
  page,
  context,
  openApp,
  shop,
}) => {
  await context.addInitScript(TELL_CLICKS);
  const order = await placeOrder(shop);
  await page.clock.install();
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText(/Оплатить/);
  // The press of the button reaches the page only after the client has stopped waiting.
  await page.evaluate(() => {
    const button = document.querySelector('#main-button');
    const press = (event: Event) => {
      event.stopImmediatePropagation();
      button?.removeEventListener('click', press, true);
      setTimeout(() => (button as HTMLElement).click(), 11_000);
    };
    button?.addEventListener('click', press, true);
  });
  await mainButton(page).click();
  await page.clock.fastForward(12_000);
  await expect(app.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
  await expect.poll(() => eventsOf(page, 'ссылка не открыта', 'nobody')).toHaveLength(1);
  expect(context.pages()).toHaveLength(1);

  const opened = context.waitForEvent('page');
  await app.getByRole('link', { name: 'Открыть оплату ещё раз' }).click();
  await (await opened).waitForURL((url) => url.href !== 'about:blank');
});

for (const { platform, browser, hint } of [
  { platform: 'android', browser: 'chrome', hint: true },
  { platform: 'android_x', browser: 'chrome', hint: true },
  { platform: 'ios', browser: undefined, hint: true },
  { platform: 'weba', browser: undefined, hint: false },
]) {
  test(`On ${platform} the payment page opens in a browser that opens the app of a bank`, async ({
    page,
    openApp,
    shop,
  }) => {
    const order = await placeOrder(shop);
    const { app } = await openApp(new URL(order.orderUrl).pathname, { platform });
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
    await expect
      .poll(() => eventsOf(page, 'web_app_open_link'))
      .toEqual([{ url: order.url, ...(browser && { try_browser: browser }) }]);
    await expect(app.getByText('приложение банка не открылось')).toBeVisible({ visible: hint });
    // A phone without that browser has opened nothing.
    await app.getByRole('link', { name: 'Открыть оплату ещё раз' }).click();
    await expect
      .poll(async () => (await eventsOf(page, 'web_app_open_link')).at(1))
      .toEqual({ url: order.url });
  });
}

test('«Проверить сейчас» asks at once, also where nothing is reported by itself', async ({
  page,
  context,
  openApp,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await page.route('**/events', (route) => route.fulfill({ status: 204 }));
  // Until the button is pressed, anyone who asks hears of no payment; then nobody asks by itself.
  let isTold = false;
  await page.route(/\/api\/orders\/[\w-]+$/, (route) =>
    isTold ? route.continue() : route.fulfill({ json: { state: 'awaiting_payment' } }),
  );
  await page.clock.install();
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText(/Оплатить/);
  const opened = context.waitForEvent('page');
  await mainButton(page).click();
  await (await opened).close();
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await prodamus.pay(order.orderNumber);
  isTold = true;
  await app.getByRole('button', { name: 'Проверить сейчас' }).click();
  await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
});

test('In somebody’s frame without Telegram the payment page opens in a tab of its own', async ({
  page,
  context,
  shop,
  telegram,
}) => {
  const order = await placeOrder(shop);
  await page.goto(`${telegram.url}/a/`);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-forms');
    frame.src = src;
    frame.title = 'Чужая рамка';
    document.body.prepend(frame);
  }, order.orderUrl);
  const framed = page.frameLocator('iframe[title="Чужая рамка"]');
  const opened = context.waitForEvent('page');
  await framed.getByRole('link', { name: /Перейти к оплате/ }).click();
  await (await opened).waitForURL((url) => url.origin !== new URL(shop.url).origin);
  await expect(framed.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
});
