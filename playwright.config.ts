import { defineConfig, devices } from '@playwright/test';

/** How every test starts its browser. */
export const chromiumLaunch = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
};
const chromium = { launchOptions: chromiumLaunch, locale: 'ru-RU' };
const PAGES = /buyer-.*\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Generous on purpose: a slow machine must not decide what is true.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  projects: [
    { name: 'http', testIgnore: PAGES },
    {
      name: 'desktop',
      testMatch: PAGES,
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
    {
      name: 'phone',
      testMatch: PAGES,
      use: { ...devices['Pixel 7'], ...chromium },
    },
  ],
});
