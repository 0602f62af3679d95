import { fillForm } from '../world/buyer';
import { placeOrder } from '../world/shop';
import { eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';

const BACK = { name: 'Назад' };
const DISMISS = { name: 'Закрыть без ответа' };

test('The BackButton follows the pages, and asks before input is lost', async ({
  page,
  openApp,
}) => {
  const { app } = await openApp();
  const back = page.getByRole('button', BACK);
  await expect(mainButton(page)).toBeVisible();
  await expect(back).toBeHidden();

  await app.getByRole('link', { name: 'Найти карту' }).click();
  await expect(app.getByRole('heading', { name: 'Найти карту' })).toBeVisible();
  await app.getByLabel('Номер заказа', { exact: true }).fill('1234');
  await back.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Выйти без сохранения?');
  await page.getByRole('button', DISMISS).click();
  await expect(app.getByLabel('Номер заказа', { exact: true })).toHaveValue('1234');
  await back.click();
  await dialog.getByRole('button', { name: 'Остаться' }).click();
  await expect(app.getByLabel('Номер заказа', { exact: true })).toHaveValue('1234');
  await back.click();
  await dialog.getByRole('button', { name: 'Выйти' }).click();
  await expect(app.getByRole('heading', { name: /по дате рождения/ })).toBeVisible();
  await expect(back).toBeHidden();
});

test('A page opened from the chat leads back to the first one', async ({ page, openApp, shop }) => {
  const order = await placeOrder(shop);
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText(/Оплатить/);
  await page.getByRole('button', BACK).click();
  await expect(app.getByRole('heading', { name: /по дате рождения/ })).toBeVisible();
});

test('A jump on the page is a step of its own, and takes none away', async ({
  page,
  openApp,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText('Открыть карту');
  await mainButton(page).click();
  await app.getByRole('link', { name: 'Поделиться' }).click();
  const back = page.getByRole('button', BACK);
  await back.click();
  await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
  await back.click();
  await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
});

test('From waiting for payment the BackButton leads to the order', async ({
  page,
  context,
  openApp,
  shop,
}) => {
  const order = await placeOrder(shop);
  const { app } = await openApp(new URL(order.orderUrl).pathname);
  await expect(mainButton(page)).toHaveText(/Оплатить/);
  const opened = context.waitForEvent('page');
  await mainButton(page).click();
  await opened;
  await expect(app.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
  await expect(mainButton(page)).toBeHidden();
  await page.getByRole('button', BACK).click();
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
  await expect(mainButton(page)).toHaveText(/Оплатить/);
});

test('Closing is asked about only while something typed would be lost', async ({
  page,
  openApp,
}) => {
  const { app } = await openApp();
  const confirmation = async () =>
    (await eventsOf(page, 'web_app_setup_closing_behavior')).at(-1) ?? null;
  await expect(mainButton(page)).toBeVisible();
  expect(await confirmation()).toBeNull();
  await app.getByLabel('Имя').fill('Анна');
  await expect.poll(confirmation).toEqual({ need_confirmation: true });
  await app.getByLabel('Имя').fill('');
  await expect.poll(confirmation).toEqual({ need_confirmation: false });

  await fillForm(app);
  await expect.poll(confirmation).toEqual({ need_confirmation: true });
  await page.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Остаться' }).click();
  await mainButton(page).click();
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
  await expect.poll(confirmation).toEqual({ need_confirmation: false });
});

test('Enter sends the form, and a mistake is felt and shown', async ({ page, openApp }) => {
  const { app } = await openApp();
  await expect(mainButton(page)).toBeVisible();
  await app.getByLabel('Год').press('Enter');
  await expect(app.getByLabel('День')).toBeFocused();
  await expect(app.locator('#birthDate-error')).toBeVisible();
  await expect
    .poll(() => eventsOf(page, 'web_app_trigger_haptic_feedback'))
    .toContainEqual({ type: 'notification', notification_type: 'error' });
  await fillForm(app);
  await app.getByLabel('Год').press('Enter');
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
});

test('The settings open from the client; a dismissed question can be asked again', async ({
  page,
  context,
  openApp,
}) => {
  const { app } = await openApp();
  const settings = page.getByRole('button', { name: 'Настройки' });
  await settings.click();
  await page.getByRole('button', DISMISS).click();
  await settings.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Закрыть', exact: true })).toBeVisible();
  const opened = context.waitForEvent('page');
  await dialog.getByRole('button', { name: 'Личные данные' }).click();
  await (await opened).waitForURL(/\/privacy$/);
  await settings.click();
  await dialog.getByRole('button', { name: 'Мои карты' }).click();
  await expect(app.getByRole('heading', { name: 'Мои карты' })).toBeVisible();
});

test('Documents and files open outside, and the form stays as it was filled in', async ({
  page,
  context,
  openApp,
  shop,
  prodamus,
}) => {
  const { app } = await openApp();
  await expect(mainButton(page)).toBeVisible();
  await app.getByLabel('Имя').fill('Анна');
  const offer = context.waitForEvent('page');
  await app.getByRole('link', { name: /оферты/ }).click();
  await (await offer).waitForURL(/\/offer\?version=2026-11-30$/);
  await expect(app.getByLabel('Имя')).toHaveValue('Анна');

  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const reading = new URL(order.orderUrl).pathname.replace('order', 'reading');
  const opened = await openApp(reading);
  await expect(page.getByRole('button', BACK)).toBeVisible();
  await opened.app.getByRole('link', { name: 'Скачать PDF' }).click();
  await expect
    .poll(() => eventsOf(page, 'web_app_open_link'))
    .toEqual([{ url: `${shop.url}${reading}/pdf` }]);
});

test('A plain form is sent without leaving the document', async ({
  page,
  openApp,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const { app } = await openApp(new URL(order.orderUrl).pathname.replace('order', 'reading'));
  await expect(page.getByRole('button', BACK)).toBeVisible();
  await app.getByRole('button', { name: 'Создать картинку и ссылку' }).click();
  await expect(app.getByRole('button', { name: 'Отключить ссылку' })).toBeVisible();
  expect(await eventsOf(page, 'iframe_ready')).toHaveLength(1);
});

test('An order without a link gets one by the MainButton', async ({ page, openApp, prodamus }) => {
  await prodamus.faults({ down: '503' });
  const { app } = await openApp();
  await expect(mainButton(page)).toBeVisible();
  await fillForm(app);
  await mainButton(page).click();
  await expect(mainButton(page)).toHaveText(/Получить ссылку/);
  await mainButton(page).click();
  await expect(app.getByText('Пока не получилось')).toBeVisible();
  await prodamus.reset();
  await mainButton(page).click();
  await expect(mainButton(page)).toHaveText(/Оплатить/);
});
