import { placeOrder } from '../world/shop';
import { expect, mainButton, test } from '../world/telegram-fixtures';

test.describe.configure({ mode: 'default' });
test.use({ settings: { TELEGRAM_NO_SALE_ON: 'ios,android' } });

const NO_ORDERING = /на\sэтом устройстве заказ оформить нельзя/;
const NO_PAYING = /оплатить его в\sприложении на\sэтом устройстве нельзя/;

for (const platform of ['ios', 'android', 'android_x']) {
  test(`Nothing is sold on ${platform}, and bought readings open`, async ({
    page,
    openApp,
    shop,
    prodamus,
  }) => {
    const unpaid = await placeOrder(shop);
    const paid = await placeOrder(shop);
    await prodamus.pay(paid.orderNumber);
    for (const [path, words] of [
      ['/telegram', NO_ORDERING],
      [new URL(unpaid.orderUrl).pathname, NO_PAYING],
    ] as const) {
      const { app } = await openApp(path, { platform });
      await expect(app.locator('html')).toHaveAttribute('data-no-sale');
      await expect(page.getByRole('button', { name: 'Настройки' })).toBeVisible();
      await expect(app.getByText(words)).toBeVisible();
      await expect(app.getByRole('button', { name: /Оформить/ })).toBeHidden();
      await expect(app.getByRole('link', { name: /оплат/i })).toBeHidden();
      await expect(mainButton(page)).toBeHidden();
    }
    const { app } = await openApp(new URL(paid.orderUrl).pathname, { platform });
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
  });
}

test('Elsewhere all is sold as before', async ({ page, openApp, shop }) => {
  const { app } = await openApp('/telegram', { platform: 'weba' });
  await expect(mainButton(page)).toHaveText(/Оформить заказ/);
  await expect(app.getByText(NO_ORDERING)).toBeHidden();
  await page.goto(shop.url);
  await expect(page.getByRole('button', { name: /Оформить/ })).toBeVisible();
});
