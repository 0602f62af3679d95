import { fillForm } from '../world/buyer';
import { placeOrder, type Shop } from '../world/shop';
import { ORIGIN } from '../world/tags';
import type { Telegram } from '../world/telegram';
import { appFrame, eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';

type MyOrder = { id: string; orderNumber: string; path: string };

/** A user of Telegram with an order of theirs, made through the API. */
async function someoneWithOrder(shop: Shop, telegram: Telegram, started = false) {
  const userId = await telegram.user({ started });
  const Authorization = `tma ${await telegram.initData(userId)}`;
  const placed = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization },
    body: JSON.stringify({ birthDate: '1998-07-13', consent: true }),
  });
  if (placed.status !== 201) throw new Error(await placed.text());
  const listed = await fetch(`${shop.url}/api/telegram/orders`, { headers: { Authorization } });
  const [order] = ((await listed.json()) as { orders: MyOrder[] }).orders;
  if (!order) throw new Error('the order is not listed');
  return { user: String(userId), order };
}

test(
  'An order made inside belongs to its buyer, who finds it again',
  ORIGIN,
  async ({ page, openApp }) => {
    const { app, userId } = await openApp();
    await expect(mainButton(page)).toBeVisible();
    await fillForm(app);
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();

    const again = await openApp('/telegram', { user: String(userId) });
    await expect(again.app.getByText('Ваш последний заказ')).toBeVisible();
    await again.app.getByRole('link', { name: 'Мои карты' }).click();
    await expect(again.app.getByRole('listitem').filter({ hasText: 'Ждёт оплаты' })).toBeVisible();
    await again.app.getByRole('link', { name: 'Страница заказа' }).click();
    await expect(mainButton(page)).toHaveText(/Оплатить 990/);
  },
);

test('The list shows what is paid and leads to the reading; others see none of it', async ({
  page,
  openApp,
  shop,
  telegram,
  prodamus,
}) => {
  const { user, order } = await someoneWithOrder(shop, telegram);
  await prodamus.pay(order.orderNumber);
  const { app } = await openApp('/telegram/orders', { user });
  await expect(app.getByRole('listitem').filter({ hasText: 'Оплачен.' })).toBeVisible();
  await app.getByRole('link', { name: 'Открыть карту' }).click();
  await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
  const other = await openApp('/telegram/orders');
  await expect(other.app.getByText('Заказов из этого аккаунта у нас нет')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Назад' })).toBeVisible();
});

test(
  'Another map in Telegram keeps the contact for the buyer of the first one, and for no other user',
  ORIGIN,
  async ({ page, openApp, shop, prodamus }) => {
    const contact = `kept-${Date.now()}@example.ru`;
    const first = await openApp();
    await expect(mainButton(page)).toBeVisible();
    await fillForm(first.app, { contact });
    await mainButton(page).click();
    await expect(first.app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    const token = new URL(appFrame(page).url()).pathname.split('/').at(-1) ?? '';
    const read = await fetch(`${shop.url}/api/orders/${token}`);
    const { orderNumber } = (await read.json()) as { orderNumber: string };
    await prodamus.pay(orderNumber);

    const linksWith = async () =>
      ((await prodamus.links()) as unknown as { email: string | null }[]).filter(
        ({ email }) => email === contact,
      ).length;
    const stranger = await openApp(`/another/${token}`);
    await fillForm(stranger.app, { contact: '' });
    await mainButton(page).click();
    // The chat is the stranger's contact; that of the first buyer is not theirs.
    await expect(stranger.app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    await expect(stranger.app.getByText('не указан', { exact: true })).toBeVisible();
    expect(await linksWith()).toBe(1);

    const again = await openApp(`/another/${token}`, { user: String(first.userId) });
    await expect(
      again.app.getByText('Можно не заполнять: останется контакт прошлого заказа'),
    ).toBeVisible();
    await fillForm(again.app, { contact: '' });
    await mainButton(page).click();
    await expect(again.app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    expect(await linksWith()).toBe(2);
  },
);

test(
  'An outdated login says what to do; a lost connection can be tried again',
  ORIGIN,
  async ({ page, openApp }) => {
    const old = await openApp('/telegram/orders', { 'auth-date': '1700000000' });
    await expect(old.app.getByText('закажите и откройте')).toBeVisible();

    await page.route('**/api/telegram/orders', (route) => route.abort('internetdisconnected'));
    const { app } = await openApp('/telegram/orders');
    const again = app.getByRole('button', { name: 'Попробовать ещё раз' });
    await expect(again).toBeVisible();
    await page.unroute('**/api/telegram/orders');
    await again.click();
    await expect(app.getByText('Заказов из этого аккаунта у нас нет')).toBeVisible();
  },
);

test('In a browser the list says how to find a reading', async ({ page, shop }) => {
  await page.goto(`${shop.url}/telegram/orders`);
  await expect(page.getByText('в чате с нашим ботом')).toBeVisible();
  await page.getByRole('link', { name: 'Найти карту' }).first().click();
  await page.waitForURL(/\/find$/);
});

test(
  'A link to an order opens it, for its buyer alone, and once',
  ORIGIN,
  async ({ page, openApp, shop, telegram, prodamus }) => {
    const { user, order } = await someoneWithOrder(shop, telegram);
    const startapp = `o_${order.id}`;
    const { app } = await openApp('/telegram', { user, startapp });
    await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    await page.getByRole('button', { name: 'Назад' }).click();
    await expect(app.getByRole('heading', { name: /по дате рождения/ })).toBeVisible();

    await prodamus.pay(order.orderNumber);
    const paid = await openApp('/telegram', { user, startapp });
    await expect(paid.app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();

    const other = await openApp('/telegram', { startapp });
    await expect(mainButton(page)).toHaveText(/Оформить заказ/);
    await expect(other.app.getByRole('heading', { name: /по дате рождения/ })).toBeVisible();
  },
);

test(
  'The bot is let write when the buyer says so, and asks again when they did not',
  ORIGIN,
  async ({ page, openApp, shop, telegram }) => {
    const { user, order } = await someoneWithOrder(shop, telegram);
    const { app } = await openApp(order.path, { user });
    const ask = app.getByRole('button', { name: 'Прислать в чат' });
    await ask.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Не разрешать' }).click();
    await expect(ask).toBeVisible();
    await ask.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Разрешить', exact: true }).click();
    await expect(app.getByText('Пришлём в чат')).toBeVisible();

    const opened = await openApp(order.path, { user, version: '6.8' });
    await expect(mainButton(page)).toHaveText(/Оплатить/);
    await expect(opened.app.getByRole('button', { name: 'Прислать в чат' })).toBeHidden();
  },
);

test(
  'Somebody whom the bot may write to already is not asked',
  ORIGIN,
  async ({ page, openApp, shop, telegram }) => {
    const { user, order } = await someoneWithOrder(shop, telegram, true);
    const answered = page.waitForResponse('**/api/telegram/orders');
    const { app } = await openApp(order.path, { user });
    expect((await (await answered).json()).canWrite).toBe(true);
    await expect(mainButton(page)).toHaveText(/Оплатить/);
    await expect(app.getByRole('button', { name: 'Прислать в чат' })).toBeHidden();
    expect(await eventsOf(page, 'web_app_request_write_access')).toEqual([]);
  },
);

test('An order of a browser is opened by its link, and belongs to nobody', async ({
  openApp,
  shop,
  page,
}) => {
  const order = await placeOrder(shop);
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText(/Оплатить/);
  await expect(app.getByRole('button', { name: 'Прислать в чат' })).toBeHidden();
});
