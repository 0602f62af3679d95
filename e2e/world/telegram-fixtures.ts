import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';
import { hostPage } from '@/emulators/telegram/host/host-page';
import { test as base } from './fixtures';
import { BOT_TOKEN, type Telegram } from './telegram';

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

type Fixtures = {
  /** Opens a page of the shop as a Mini App: by the menu button, or by the link of `startapp`. */
  openApp(path?: string, client?: Client): Promise<OpenedApp>;
};

/** What Chromium says by itself about an answer a test has asked for, and about http in https. */
const EXPECTED_NOISE =
  /^Failed to load resource: (the server responded with a status of 40[14]|net::ERR_INTERNET_DISCONNECTED)|^Mixed Content: .* host is an IP address/;

/**
 * The shop of these tests has a bot. With `hostOrigin: 'true'` the host page comes from the
 * address of the real one.
 */
export const test = base.extend<Fixtures>({
  bot: true,
  expectedNoise: EXPECTED_NOISE,
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
});

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

export { expect };
