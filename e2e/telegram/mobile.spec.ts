import { fillForm } from '../world/buyer';
import { expect, test } from '../world/telegram-fixtures';

/** A phone's webview: no frame, but an object to post to, which answers by and by. */
const PROXY = `
window.sent = [];
const tell = (type, data) => setTimeout(() => window.Telegram?.WebView?.receiveEvent(type, data), 20);
window.TelegramWebviewProxy = {
  postEvent(type, json) {
    const data = json === undefined ? undefined : JSON.parse(json);
    window.sent.push({ type, data });
    const insets = { top: 0, bottom: 34, left: 0, right: 0 };
    if (type === 'web_app_request_theme') tell('theme_changed', { theme_params: { bg_color: '#17212b', text_color: '#f5f5f5', secondary_bg_color: '#232e3c' } });
    if (type === 'web_app_request_viewport') tell('viewport_changed', { width: innerWidth, height: innerHeight, is_expanded: true, is_state_stable: true });
    if (type === 'web_app_request_safe_area') tell('safe_area_changed', insets);
    if (type === 'web_app_request_content_safe_area') tell('content_safe_area_changed', insets);
  },
};`;

type Sent = { type: string; data?: Record<string, unknown> };

test('A phone’s own webview is a client as well', async ({ page, shop, telegram }) => {
  await page.addInitScript(PROXY);
  const sent = async (type: string) =>
    (await page.evaluate(() => (window as unknown as { sent: Sent[] }).sent))
      .filter((event) => event.type === type)
      .at(-1)?.data ?? null;
  const press = () =>
    page.evaluate(() => {
      const { Telegram } = window as unknown as {
        Telegram: { WebView: { receiveEvent(type: string, data?: object): void } };
      };
      Telegram.WebView.receiveEvent('main_button_pressed');
    });
  const url = `${shop.url}/telegram`;
  const launch = await telegram.launch(await telegram.user(), { url, platform: 'android' });
  await page.goto(launch.url);
  const button = () => sent('web_app_setup_main_button');
  await expect
    .poll(button)
    .toMatchObject({ text: 'Оформить заказ за 990\u00a0₽', is_visible: true });
  await expect(page.locator('body')).toHaveCSS('padding-bottom', '68px');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(35, 46, 60)');
  await fillForm(page);
  await press();
  await expect(page.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
  await expect.poll(button).toMatchObject({ text: 'Оплатить 990\u00a0₽' });
  await press();
  await expect(page.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
  await expect.poll(() => sent('web_app_open_link')).toMatchObject({ url: /^http/ });
  expect(page.url()).toMatch(/\/order\//);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-telegram', 'android');
});

test('A launch address opened in a browser is a page of the browser', async ({
  page,
  shop,
  telegram,
}) => {
  const url = `${shop.url}/telegram`;
  const launch = await telegram.launch(await telegram.user(), { url });
  await page.goto(launch.url);
  await expect(page.getByRole('button', { name: /Оформить/ })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-telegram');
  expect(page.url()).toBe(url);
});
