import type { Page, Request } from '@playwright/test';
import { fillForm, orderOn, orderOnPage, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { namesUnknownAction, sendsUnknownAction } from '../world/page-form';

// A page that was opened before an update of the shop names server actions that the new build does
// not have.

const UPDATED = 'Сайт обновился, пока страница была открыта.';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({
      javaScriptEnabled,
      expectedNoise: /status of 409|UnrecognizedActionError|was not found on the server/,
    });
    const outdate = javaScriptEnabled ? sendsUnknownAction : namesUnknownAction;

    test('An order form of an older build keeps what was typed and is taken when sent again', async ({
      page,
      prodamus,
    }) => {
      const contact = `outdated-${Date.now()}@example.ru`;
      await page.goto('/');
      await fillForm(page, { contact });
      await page.getByLabel('Имя').fill('Анна');
      await outdate(page);
      await sendForm(page);
      await expect(page.getByText(UPDATED)).toBeVisible();
      await expect(page.getByLabel('День')).toHaveValue('13');
      await expect(page.getByLabel('Месяц')).toHaveValue('07');
      await expect(page.getByLabel('Год')).toHaveValue('1998');
      await expect(page.getByLabel('Имя')).toHaveValue('Анна');
      await expect(page.getByLabel('E-mail или телефон')).toHaveValue(contact);
      await expect(page.getByLabel(/оферты/)).toBeChecked();
      await expect(page.getByLabel(/согласие/)).toBeChecked();
      await sendForm(page);
      await page.waitForURL(/\/order\//);
      const links = (await prodamus.links()) as unknown as { email: string | null }[];
      expect(links.filter(({ email }) => email === contact)).toHaveLength(1);
    });

    test('So do the form that finds an order and the one that corrects its contacts', async ({
      page,
    }) => {
      const { orderNumber, orderUrl } = await orderOnPage(page);
      await page.goto('/find');
      await page.getByRole('textbox', { name: 'Номер заказа' }).fill(orderNumber);
      await page.getByLabel('День').fill('13');
      await page.getByLabel('Месяц').fill('07');
      await page.getByLabel('Год').fill('1998');
      await outdate(page);
      await page.getByRole('button', { name: 'Найти карту' }).click();
      await expect(page.getByText(UPDATED)).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Номер заказа' })).toHaveValue(orderNumber);
      await page.getByRole('button', { name: 'Найти карту' }).click();
      await page.waitForURL(orderUrl);

      await page.goto(`${orderUrl}/contacts`);
      await page.getByLabel('Имя').fill('Мария');
      if (javaScriptEnabled) await page.evaluate(() => sessionStorage.removeItem('outdatedPage'));
      await outdate(page);
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await expect(page.getByText(UPDATED)).toBeVisible();
      await expect(page.getByLabel('Имя')).toHaveValue('Мария');
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await expect(page.getByText('исправлены')).toBeVisible();
      expect((await orderOn(page)).orderNumber).toBe(orderNumber);
    });

    test('What was agreed to under another edition is asked for again', async ({ page }) => {
      await page.goto('/');
      await fillForm(page);
      await page.evaluate(() => {
        const edition = document.querySelector<HTMLInputElement>('[name=legalVersion]');
        if (edition) edition.value = '2020-01-01';
      });
      await outdate(page);
      await sendForm(page);
      await expect(page.getByText(UPDATED)).toBeVisible();
      await expect(page.getByLabel('Год')).toHaveValue('1998');
      await expect(page.getByLabel(/оферты/)).not.toBeChecked();
      await expect(page.getByLabel(/согласие/)).not.toBeChecked();
    });
  });
}

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('What is wrong with a form is said also where the page was built otherwise', async ({
    page,
  }) => {
    await page.goto('/');
    await fillForm(page, { day: '31', month: '02' });
    await page.evaluate(() => {
      const place = document.querySelector<HTMLInputElement>('[name="$ACTION_KEY"]');
      if (place) place.value = 'k0';
    });
    await sendForm(page);
    await expect(page.getByText(UPDATED)).toBeVisible();
    await expect(page.getByLabel('День')).toHaveValue('31');
    await sendForm(page);
    await expect(page.locator('#birthDate-error')).toContainText('Такого дня нет');
    await expect(page.getByText(UPDATED)).toBeHidden();
  });
});

test.describe('An action that stays unknown', () => {
  test.use({ expectedNoise: /status of 409/ });

  test('is said, loads the page anew once and keeps what was typed', async ({ page }) => {
    await page.goto('/');
    await fillForm(page);
    const loads = countLoads(page);
    await sendsUnknownAction(page, Number.POSITIVE_INFINITY);
    await sendForm(page);
    await expect(page.getByText(UPDATED)).toBeVisible();
    await sendForm(page);
    await expect(page.getByText('сохранилось: подождите минуту')).toBeVisible();
    await expect(page.getByLabel('Год')).toHaveValue('1998');
    expect(loads()).toBe(1);
  });
});

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request: Request) => {
    if (request.isNavigationRequest() && request.method() === 'GET') loads += 1;
  });
  return () => loads;
}
