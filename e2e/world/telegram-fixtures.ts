import { test as base, expect, type Frame, type FrameLocator, type Page } from '@playwright/test';
import { type RunningMail, startMail } from '@/emulators/mail/start-mail';
import { hostPage } from '@/emulators/telegram/host/host-page';
import { freePort } from './free-port';
import { type Prodamus, startProdamus } from './prodamus';
import { type Shop, startShop } from './shop';
import { BOT_TOKEN, startTelegram, type Telegram } from './telegram';

const TRUE_ORIGIN = 'https://web.telegram.org';

/** How the client of a test behaves; names and values as in the query of the emulator's page. */
export type Client = Partial<
  Record<
    | 'platform'
    | 'version'
    | 'theme'
    | 'silent'
    | 'signature'
    | 'insets'
    | 'startapp'
    | 'auth-date'
    | 'user',
    string
  >
>;

export type OpenedApp = { app: FrameLocator; userId: number };

type World = { shop: Shop; prodamus: Prodamus; mail: RunningMail; telegram: Telegram };
type Options = { hostOrigin: 'emulator' | 'true'; settings: Record<string, string> };
type Fixtures = {
  calm: undefined;
  /** Opens a page of the shop as a Mini App: by the menu button, or by the link of `startapp`. */
  openApp(path?: string, client?: Client): Promise<OpenedApp>;
};

/**
 * A shop with a bot and an emulator for Telegram per worker. With `hostOrigin: 'true'` the host
 * page comes from the address of the real one.
 */
export const test = base.extend<Fixtures, { world: World } & World & Options>({
  hostOrigin: ['emulator', { option: true, scope: 'worker' }],
  settings: [{}, { option: true, scope: 'worker' }],
  world: [
    async ({ hostOrigin, settings }, use) => {
      const shopPort = await freePort();
      const prodamusPort = await freePort();
      const telegramPort = await freePort();
      const shopUrl = `http://127.0.0.1:${shopPort}`;
      const prodamus = await startProdamus(prodamusPort, shopUrl);
      const mail = await startMail();
      const telegram = await startTelegram(telegramPort, `${shopUrl}/telegram`);
      const shop = await startShop(shopPort, prodamus.url, {
        SMTP_URL: mail.smtpUrl,
        MAIL_FROM: 'Анна <shop@example.ru>',
        TELEGRAM_BOT_TOKEN: BOT_TOKEN,
        TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
        TELEGRAM_API_ROOT: telegram.url,
        TELEGRAM_LINK_HOST: new URL(telegram.url).host,
        ...(hostOrigin === 'emulator' ? { TELEGRAM_WEB_ORIGIN: telegram.url } : {}),
        ...settings,
      });
      await use({ shop, prodamus, mail, telegram });
      await shop.stop();
      await mail.close();
      await telegram.stop();
      await prodamus.stop();
    },
    { scope: 'worker' },
  ],
  shop: [async ({ world }, use) => use(world.shop), { scope: 'worker' }],
  mail: [async ({ world }, use) => use(world.mail), { scope: 'worker' }],
  prodamus: [async ({ world }, use) => use(world.prodamus), { scope: 'worker' }],
  telegram: [async ({ world }, use) => use(world.telegram), { scope: 'worker' }],
  baseURL: async ({ shop }, use) => use(shop.url),
  calm: [
    async ({ prodamus, mail }, use) => {
      await use(undefined);
      await prodamus.reset();
      mail.mailbox.faults = {};
    },
    { auto: true },
  ],
  openApp: async ({ page, context, shop, telegram, hostOrigin }, use) => {
    if (hostOrigin === 'true') {
      const body = hostPage({ api: telegram.url });
      await context.route(`${TRUE_ORIGIN}/**`, (route) =>
        route.fulfill({ contentType: 'text/html', body }),
      );
    }
    const host = hostOrigin === 'true' ? TRUE_ORIGIN : telegram.url;
    await use(async (path = '/telegram', client = {}) => {
      const userId = client.user ? Number(client.user) : await telegram.user();
      await setMenuButton(telegram, userId, `${shop.url}${path}`);
      const query = new URLSearchParams({ user: String(userId), ...client });
      await page.goto(`${host}/a/?${query}`);
      if (client.startapp === undefined) await page.getByRole('button', { name: MENU }).click();
      return { app: page.frameLocator('iframe[title="Mini App"]'), userId };
    });
  },
  page: async ({ page }, use) => {
    const noise = noiseOf(page);
    await use(page);
    expect(noise.filter((line) => !EXPECTED_NOISE.test(line))).toEqual([]);
  },
});

/** Everything the page and its frames say on the console, and what they throw. */
export function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(error.message));
  return noise;
}

/** What the emulator has heard from the Mini App, or told it: the data of every such event. */
export async function eventsOf(page: Page, type: string, from = 'app'): Promise<unknown[]> {
  return await page.evaluate(
    ([wanted, sender]) =>
      (
        window as unknown as { emulatorEvents: { from: string; type: string; data: unknown }[] }
      ).emulatorEvents
        .filter((event) => event.type === wanted && event.from === sender)
        .map(({ data }) => data ?? null),
    [type, from],
  );
}

/** The document of the Mini App, for what a locator cannot ask. */
export function appFrame(page: Page): Frame {
  const frame = page.frames().find((some) => some.parentFrame());
  if (!frame) throw new Error('no Mini App is open');
  return frame;
}

/** The client's MainButton. */
export function mainButton(page: Page) {
  return page.locator('#main-button');
}

const MENU = 'Открыть разбор';

async function setMenuButton(telegram: Telegram, userId: number, url: string): Promise<void> {
  const answer = await fetch(`${telegram.url}/bot${BOT_TOKEN}/setChatMenuButton`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      chat_id: userId,
      menu_button: { type: 'web_app', text: MENU, web_app: { url } },
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** What Chromium says by itself about an answer a test has asked for, and about http in https. */
const EXPECTED_NOISE =
  /^Failed to load resource: (the server responded with a status of 40[14]|net::ERR_INTERNET_DISCONNECTED)|^Mixed Content: .* host is an IP address/;

export { expect };
