import type { Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { furnish } from '../world/furnished-shop';
import { addressOf, routesOfApp } from '../world/routes';

/** Every break of the security policy on the pages of this tab from now on, a line each. */
async function violationsSeen(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('noteViolation', (line: string) => seen.push(line));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, documentURI } = event;
      const note = (window as unknown as { noteViolation(line: string): void }).noteViolation;
      note(`${documentURI}: ${effectiveDirective} ${blockedURI}`);
    });
  });
  return seen;
}

test('No page breaks the policy that it is sent with', async ({ page, shop, prodamus }) => {
  const seen = await violationsSeen(page);
  const { parts } = await furnish(shop, prodamus);
  const pages = routesOfApp().filter(({ kind }) => kind === 'page');
  const addresses = [...pages.map((route) => addressOf(route, parts)), '/nowhere'];
  expect(addresses.length).toBeGreaterThan(30);
  await signIn(page);
  for (const address of addresses) {
    // Until all scripts have run; a page that waits for a payment is never idle.
    await page.goto(address);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    // Whatever a page does when its forms are used and its parts are opened.
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
  }
  expect(seen).toEqual([]);
});

test('A script, a frame and a picture from elsewhere are stopped on a page of the shop', async ({
  browser,
  shop,
}) => {
  const page = await browser.newPage();
  const seen = await violationsSeen(page);
  await page.goto(shop.url);
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.evil = 1';
    const frame = document.createElement('iframe');
    frame.src = 'https://evil.example/';
    const picture = document.createElement('img');
    picture.src = 'https://evil.example/x.png';
    const form = document.createElement('form');
    form.action = 'https://evil.example/';
    document.body.append(inline, frame, picture, form);
    form.submit();
  });
  await expect
    .poll(() => seen.map((line) => line.split(' ')[1]).sort())
    .toEqual(['form-action', 'frame-src', 'img-src', 'script-src-elem']);
  expect(await page.evaluate(() => 'evil' in window)).toBe(false);
  await page.close();
});
