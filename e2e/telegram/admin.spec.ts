import type { BrowserContext, Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { fillForm } from '../world/buyer';
import { expect, mainButton, test } from '../world/telegram-fixtures';

// A shop of their own: what is set in the admin holds for everybody.
test.use({ settings: { LINK_TTL_HOURS: '71' } });
test.describe.configure({ mode: 'serial' });

/** The admin in a tab of its own, with the seller signed in. */
async function admin(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await signIn(page);
  return page;
}

/** Sets one of the places where the shop sells or asks; `option` as the seller reads it. */
async function setPlace(page: Page, label: string, option: string): Promise<void> {
  await page.goto('/admin/settings');
  const places = page.locator('form', { hasText: 'Telegram и реклама' });
  await places.getByLabel(label).selectOption(option);
  await places.getByRole('button', { name: 'Сохранить' }).click();
  await expect(places.getByRole('status')).toHaveText('Сохранено.');
}

test('What a link into the Mini App is called is where the order came from, in the admin', async ({
  page,
  context,
  openApp,
}) => {
  const seller = await admin(context);
  await setPlace(seller, 'Запоминать, откуда пришёл заказ', 'да');
  const { app } = await openApp('/telegram', { startapp: 'blog_anna' });
  await fillForm(app);
  await mainButton(page).click();
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();

  await seller.goto('/admin/orders');
  await seller.getByLabel('Откуда').selectOption('blog_anna');
  await seller.getByRole('button', { name: 'Показать' }).click();
  await expect(seller.getByRole('cell', { name: 'blog_anna' })).toHaveCount(1);
});

test('Where the seller says in the admin that nothing is sold, the Mini App sells nothing', async ({
  page,
  context,
  openApp,
}) => {
  const seller = await admin(context);
  await setPlace(seller, 'Покупка внутри Telegram', 'везде, кроме iOS');
  const onIos = await openApp('/telegram', { platform: 'ios' });
  await expect(onIos.app.getByText(/на\sэтом устройстве заказ оформить нельзя/)).toBeVisible();
  await expect(onIos.app.getByRole('button', { name: /Оформить/ })).toBeHidden();
  await expect(mainButton(page)).toBeHidden();
  await openApp('/telegram', { platform: 'android' });
  await expect(mainButton(page)).toHaveText(/Оформить заказ/);

  await setPlace(seller, 'Покупка внутри Telegram', 'везде');
  await openApp('/telegram', { platform: 'ios' });
  await expect(mainButton(page)).toHaveText(/Оформить заказ/);
});

test('A reading is sent into the chat once more when the seller asks', async ({
  context,
  shop,
  prodamus,
  telegram,
}) => {
  const userId = await telegram.user({ started: true });
  const answer = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `tma ${await telegram.initData(userId)}`,
    },
    body: JSON.stringify({ birthDate: '1988-11-03', consent: true }),
  });
  const { orderNumber } = (await answer.json()) as { orderNumber: string };
  await prodamus.pay(orderNumber);
  const readings = async () =>
    (await telegram.chat(userId)).filter(({ text }) => /карта\sчакр\sготова/i.test(text)).length;
  await expect.poll(readings).toBe(1);

  const seller = await admin(context);
  await seller.goto('/admin/orders');
  const spaced = orderNumber.replace(/^(.{4})(.{3})/, '$1 $2 ');
  await seller.getByRole('link', { name: `№ ${spaced}` }).click();
  await seller.getByRole('button', { name: 'В чат' }).click();
  await expect(seller.getByRole('status')).toContainText(['Отправляем ещё раз']);
  await expect.poll(readings).toBe(2);
});
