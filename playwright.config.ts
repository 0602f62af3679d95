import { defineConfig, devices } from '@playwright/test';

/** How every test starts its browser. */
export const chromiumLaunch = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
};
const chromium = { launchOptions: chromiumLaunch, locale: 'ru-RU' };
const PAGES = /\/e2e\/(?:buyer|admin)\/[^/]*\.spec\.ts$/;
const MINI_APP = /\/e2e\/telegram\/(?!chat\.)[^/]*\.spec\.ts$/;

export default defineConfig<{ hostOrigin: 'emulator' | 'true' }>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  // More than most machines have processors: many tests wait for a retry or a timer.
  workers: 4,
  forbidOnly: Boolean(process.env.CI),
  // Generous on purpose: a slow machine must not decide what is true.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results',
  projects: [
    // These few need few workers, so they begin first.
    {
      name: 'telegram-origin',
      testMatch: MINI_APP,
      grep: /@origin/,
      workers: 1,
      use: {
        ...devices['Desktop Chrome'],
        ...chromium,
        launchOptions: {
          ...chromiumLaunch,
          // This takes the place of a list in which Playwright switches the parting of storage off.
          args: [...chromiumLaunch.args, '--disable-features=LocalNetworkAccessChecks'],
        },
        hostOrigin: 'true',
      },
    },
    {
      name: 'phone',
      testMatch: PAGES,
      grep: /@phone/,
      workers: 2,
      use: { ...devices['Pixel 7'], ...chromium },
    },
    { name: 'http', testIgnore: [PAGES, MINI_APP] },
    {
      name: 'desktop',
      testMatch: PAGES,
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
    {
      name: 'telegram',
      testMatch: MINI_APP,
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
  ],
});
