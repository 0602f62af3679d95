import { fillForm } from '../world/buyer';
import { ORIGIN } from '../world/tags';
import { appFrame, eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';

/** As in a frame whose storage the browser denies: the very look at it throws. */
const DENY_STORAGE = `
if (window.parent !== window) {
  for (const name of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}`;

test(
  'Where storage is denied the visit goes on in one document, from form to reading',
  ORIGIN,
  async ({ page, context, openApp, prodamus }) => {
    await context.addInitScript(DENY_STORAGE);
    const { app } = await openApp();
    await expect(mainButton(page)).toHaveText(/Оформить/);
    expect(await appFrame(page).evaluate(storageError)).toBe('SecurityError');
    await fillForm(app);
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    const summary = await app.locator('dl').first().innerText();
    const orderNumber = summary.replace(/\s/g, '').match(/№(\d{10})/)?.[1] ?? '';
    await prodamus.pay(orderNumber);
    await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
    expect(await eventsOf(page, 'iframe_ready')).toHaveLength(1);

    await page.getByText('Настройки стенда').click();
    await page.getByRole('button', { name: 'Перезагрузить Mini App' }).click();
    await expect.poll(() => eventsOf(page, 'iframe_ready')).toHaveLength(2);
    await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
    await expect(app.locator('html')).toHaveAttribute('data-telegram', 'weba');
  },
);

function storageError(): string {
  try {
    return `open: ${sessionStorage.length}`;
  } catch (error) {
    return (error as Error).name;
  }
}
