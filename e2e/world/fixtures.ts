import { test as base, expect } from '@playwright/test';
import { type RunningMail, startMail } from '@/emulators/mail/start-mail';
import { freePort } from './free-port';
import { type Prodamus, startProdamus } from './prodamus';
import { type Shop, startShop } from './shop';

type World = { shop: Shop; prodamus: Prodamus; mail: RunningMail };

/**
 * Every worker has a shop and an emulator of its own. Faults end with the test, and a page that
 * says anything on its console, or breaks its own security policy, fails it.
 */
export const test = base.extend<{ calm: undefined }, { world: World } & World>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const shopPort = await freePort();
      const prodamusPort = await freePort();
      const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
      const mail = await startMail();
      const letters = { SMTP_URL: mail.smtpUrl, MAIL_FROM: 'Анна <shop@example.ru>' };
      const shop = await startShop(shopPort, prodamus.url, letters);
      await use({ shop, prodamus, mail });
      await shop.stop();
      await mail.close();
      await prodamus.stop();
    },
    { scope: 'worker' },
  ],
  shop: [async ({ world }, use) => use(world.shop), { scope: 'worker' }],
  mail: [async ({ world }, use) => use(world.mail), { scope: 'worker' }],
  prodamus: [async ({ world }, use) => use(world.prodamus), { scope: 'worker' }],
  baseURL: async ({ shop }, use) => use(shop.url),
  calm: [
    async ({ prodamus, mail }, use) => {
      await use(undefined);
      await prodamus.reset();
      mail.mailbox.faults = {};
    },
    { auto: true },
  ],
  page: async ({ page }, use) => {
    const noise: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    await use(page);
    expect(noise.filter((line) => !EXPECTED_NOISE.test(line))).toEqual([]);
  },
});

/** What Chromium says by itself about an answer that a test has asked for. */
const EXPECTED_NOISE =
  /^Failed to load resource: (the server responded with a status of (?:404|429)|net::ERR_INTERNET_DISCONNECTED)/;

export { expect };
