import { fillForm, sendForm } from '../world/buyer';
import { appFrame, eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';
import { COLOUR_RULES, violationsOn } from '../world/violations-on';

/** Notes what the first frame of a document looks like, before any code of the page has come. */
const SEE_FIRST_FRAME = `requestAnimationFrame(() => {
  window.firstBackground = getComputedStyle(document.documentElement).backgroundColor;
});`;

for (const [theme, paper] of [
  ['light', 'rgb(244, 244, 245)'],
  ['dark', 'rgb(15, 15, 15)'],
] as const) {
  test(`The ${theme} theme of the client is there from the first frame, and is readable`, async ({
    page,
    context,
    openApp,
  }) => {
    await context.addInitScript(SEE_FIRST_FRAME);
    const { app } = await openApp('/telegram', { theme });
    await expect(mainButton(page)).toBeVisible();
    const first = 'window.firstBackground';
    await expect.poll(() => appFrame(page).evaluate(first)).toBe(paper);
    await expect(app.locator('html')).toHaveAttribute('data-theme', theme);
    // What axe finds without regard to colours is the same in both.
    const only = theme === 'dark' ? COLOUR_RULES : undefined;
    expect(await violationsOn(appFrame(page), only)).toEqual([]);
    for (const path of ['/find', '/telegram/orders', '/sample']) {
      const opened = await openApp(path, { theme });
      await expect(opened.app.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violationsOn(appFrame(page), only)).toEqual([]);
    }
  });
}

test('The login token leaves the address, and nobody else finds it', async ({ page, openApp }) => {
  await openApp();
  await expect(mainButton(page)).toBeVisible();
  const address = await appFrame(page).evaluate(() => location.href);
  expect(address).toMatch(/\/telegram$/);
  expect(await appFrame(page).evaluate(() => window.telegramLaunch)).toBeUndefined();
  expect(await appFrame(page).content()).not.toContain('hash=');
});

test('The client changes its theme, and the page follows', async ({ page, openApp }) => {
  const { app } = await openApp('/telegram', { theme: 'light' });
  await expect(mainButton(page)).toBeVisible();
  await page.getByText('Настройки стенда').click();
  await page.getByLabel('Тема').selectOption('dark');
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.locator('html')).toHaveCSS('background-color', 'rgb(15, 15, 15)');
  await page.getByRole('button', { name: 'Перезагрузить Mini App' }).click();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('On an iPhone with a notch', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('nothing is under the notch, the clock or the home bar', async ({ page, openApp }) => {
    const { app } = await openApp('/find', { platform: 'ios', insets: '47,34,46' });
    await expect(mainButton(page)).toBeVisible();
    const body = app.locator('body');
    await expect(body).toHaveCSS('padding-top', '93px');
    await expect(body).toHaveCSS('padding-bottom', '34px');
    const home = await app.getByRole('link', { name: 'Карта чакр' }).boundingBox();
    const frame = await page.locator('iframe').boundingBox();
    expect(home?.y).toBeGreaterThanOrEqual((frame?.y ?? 0) + 93);
    const overflow = await appFrame(page).evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(overflow).toBe(0);
  });
});

test('Android with version 6.0 gets what it knows, and nothing else', async ({ page, openApp }) => {
  const { app } = await openApp('/find', { platform: 'android', version: '6.0' });
  await expect(mainButton(page)).toHaveText('Найти карту');
  await expect(page.getByRole('button', { name: 'Назад' })).toBeHidden();
  const sent = await page.evaluate(() =>
    (window as unknown as { emulatorEvents: { from: string; type: string }[] }).emulatorEvents
      .filter(({ from }) => from === 'app')
      .map(({ type }) => type),
  );
  expect(sent).toContain('web_app_ready');
  expect(sent.filter((type) => !OF_6_0.has(type))).toEqual([]);
  await app.getByRole('link', { name: 'Карта чакр' }).click();
  await expect(app.getByRole('heading', { name: /по дате рождения/ })).toBeVisible();
});

const OF_6_0 = new Set([
  'iframe_ready',
  'web_app_request_theme',
  'web_app_request_viewport',
  'web_app_expand',
  'web_app_ready',
  'web_app_setup_main_button',
]);

test('An old client without a signature is a client like any other', async ({ page, openApp }) => {
  const { app } = await openApp('/telegram', { signature: '0' });
  await fillForm(app);
  await mainButton(page).click();
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
});

test('A client that never answers leaves the page its own button', async ({
  page,
  context,
  openApp,
}) => {
  const { app } = await openApp('/telegram', { silent: '1' });
  await fillForm(app);
  await sendForm(app);
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
  await expect(mainButton(page)).toBeHidden();
  const opened = context.waitForEvent('page');
  await app.getByRole('link', { name: /Оплатить/ }).click();
  expect((await opened).url()).not.toContain('about:blank');
  await expect(app.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
});

test('A reload by the client stays inside, on the same page', async ({ page, openApp }) => {
  const { app } = await openApp('/find');
  await expect(mainButton(page)).toBeVisible();
  await page.getByText('Настройки стенда').click();
  await page.getByRole('button', { name: 'Перезагрузить Mini App' }).click();
  await expect.poll(async () => (await eventsOf(page, 'iframe_will_reload')).length).toBe(1);
  await expect.poll(async () => (await eventsOf(page, 'iframe_ready')).length).toBe(2);
  await expect(app.locator('html')).toHaveAttribute('data-telegram', 'weba');
  await expect(app.getByRole('heading', { name: 'Найти карту' })).toBeVisible();
});

test('Web K, which tells no sizes, waits for nothing', async ({ page, openApp }) => {
  const { app } = await openApp('/telegram', { platform: 'webk' });
  await expect(mainButton(page)).toBeVisible();
  await expect(app.locator('body')).toHaveCSS('padding-top', '0px');
});

test('A browser loads nothing of Telegram', async ({ page, openApp, shop }) => {
  const scripts = new Set<string>();
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.add(new URL(response.url()).pathname);
  });
  await openApp();
  await expect(mainButton(page)).toBeVisible();
  const inside = new Set(scripts);
  scripts.clear();
  await page.goto(`${shop.url}/`);
  await expect(page.getByRole('button', { name: /Оформить/ })).toBeVisible();
  expect([...inside].filter((path) => !scripts.has(path)).length).toBeGreaterThan(0);
  for (const path of scripts) {
    const text = await (await fetch(shop.url + path)).text();
    expect(text, path).not.toContain('web_app_setup_main_button');
  }
  await expect(page.locator('html')).not.toHaveAttribute('data-telegram');
});
