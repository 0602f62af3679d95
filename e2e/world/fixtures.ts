import { test as base, expect } from '@playwright/test';
import type { RunningMail } from '@/emulators/mail/start-mail';
import type { Prodamus } from './prodamus';
import type { Shop } from './shop';
import type { Telegram } from './telegram';
import type { Wanted, World } from './world';
import { newWorlds, type Worlds } from './worlds';

type Options = {
  /** Settings of the shop that the tests of a file share. */
  settings: Record<string, string>;
  bot: boolean;
  hostOrigin: 'emulator' | 'true';
  /** What a page may say on its console. */
  expectedNoise: RegExp;
};

type Fixtures = {
  world: World;
  shop: Shop;
  prodamus: Prodamus;
  mail: RunningMail;
  telegram: Telegram;
  /**
   * Another world of the worker. A test that kills, breaks or counts starts one of its own with
   * `startWorld`: this one has been used before, and will be again.
   */
  worldWith(wanted: Wanted): Promise<World>;
  calm: undefined;
};

/**
 * Gives a test the world it asks for, of those that its worker keeps. Faults end with the test,
 * and a page that says anything on its console, or breaks its own security policy, fails it.
 */
export const test = base.extend<Options & Fixtures, { worlds: Worlds }>({
  worlds: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const worlds = newWorlds();
      await use(worlds);
      await worlds.stop();
    },
    { scope: 'worker' },
  ],
  settings: [{}, { option: true }],
  bot: [false, { option: true }],
  hostOrigin: ['emulator', { option: true }],
  expectedNoise: [
    /^Failed to load resource: (the server responded with a status of (?:404|429)|net::ERR_INTERNET_DISCONNECTED)/,
    { option: true },
  ],
  world: async ({ worlds, bot, hostOrigin, settings }, use) => {
    await use(await worlds.get({ bot, hostOrigin, settings }));
  },
  shop: async ({ world }, use) => use(world.shop),
  mail: async ({ world }, use) => use(world.mail),
  prodamus: async ({ world }, use) => use(world.prodamus),
  telegram: async ({ world }, use) => use(world.telegram),
  worldWith: async ({ worlds }, use) => use((wanted) => worlds.get(wanted)),
  baseURL: async ({ shop }, use) => use(shop.url),
  calm: [
    async ({ worlds }, use) => {
      await use(undefined);
      await worlds.endTest();
    },
    { auto: true },
  ],
  page: async ({ page, expectedNoise }, use) => {
    const noise: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    await use(page);
    expect(noise.filter((line) => !expectedNoise.test(line))).toEqual([]);
  },
});

export { expect };
