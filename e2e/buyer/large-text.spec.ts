import type { Page } from '@playwright/test';
import { fillForm, orderOn, orderOnPage } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { layoutFaults, showAt } from '../world/layout';

/** Widths of phones in pixels, and how many times as large the letters are. */
const LOOKS = [
  [320, 1],
  [320, 1.3],
  [320, 2],
  [390, 1.5],
  [390, 2],
] as const;

async function expectReadable(page: Page): Promise<void> {
  for (const [width, times] of LOOKS) {
    await showAt(page, width, times);
    const faults = await layoutFaults(page);
    expect.soft(faults, `${page.url()}, ${width} px, letters × ${times}`).toEqual([]);
  }
  await showAt(page, 390, 1);
}

test('The form is read and filled in on a narrow phone and with large letters', async ({
  page,
}) => {
  await page.goto('/');
  await expectReadable(page);
  await fillForm(page, { day: '28', month: '10', year: '1988' });
  await expectReadable(page);
});

test('An order is read from number to payment on a narrow phone and with large letters', async ({
  page,
  prodamus,
}) => {
  const order = await orderOnPage(page);
  await expectReadable(page);
  await prodamus.pay(order.orderNumber);
  await page.getByRole('heading', { name: 'Оплата получена' }).waitFor();
  await expectReadable(page);
  await page.goto(`${order.orderUrl}/erase`);
  await expectReadable(page);
});

test('A reading is read on a narrow phone and with large letters', async ({ page, prodamus }) => {
  await orderOnPage(page);
  await prodamus.pay((await orderOn(page)).orderNumber);
  await page
    .getByRole('link', { name: /Открыть/ })
    .first()
    .click();
  await page.waitForURL(/\/reading\//);
  await expectReadable(page);
});

for (const path of ['/find', '/sample', '/offer', '/privacy', '/consent', '/nosuch']) {
  test(`${path} is read on a narrow phone and with large letters`, async ({ page }) => {
    await page.goto(path);
    await expectReadable(page);
  });
}
