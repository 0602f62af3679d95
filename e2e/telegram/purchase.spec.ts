import { TELL_CLICKS } from '@/emulators/telegram/host/tell-clicks';
import { fillForm } from '../world/buyer';
import { ORIGIN } from '../world/tags';
import { eventsOf, expect, mainButton, test } from '../world/telegram-fixtures';

test(
  'Somebody orders in Telegram, pays outside, and the paid order shows by itself',
  ORIGIN,
  async ({ page, context, openApp }) => {
    await context.addInitScript(TELL_CLICKS);
    const { app } = await openApp();
    await expect(mainButton(page)).toHaveText(/Оформить заказ за 990/);
    await fillForm(app);
    await mainButton(page).click();

    await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    await expect(mainButton(page)).toHaveText(/Оплатить 990/);
    const opened = context.waitForEvent('page');
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Ждём оплату' })).toBeVisible();
    await expect(app.getByText('990 ₽').first()).toBeVisible();
    await expect(app.getByText(/№/).first()).toBeVisible();

    const outside = await opened;
    await outside.getByLabel(/телефон/i).fill('+7 912 345-67-89');
    await outside.getByRole('button', { name: /Продолжить/ }).click();
    await outside.getByRole('button', { name: /Оплатить/ }).click();
    await outside.waitForURL(/\/order\//);
    await outside.close();

    await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
    await expect
      .poll(() => eventsOf(page, 'web_app_trigger_haptic_feedback'))
      .toContainEqual({ type: 'notification', notification_type: 'success' });
    await expect(mainButton(page)).toHaveText('Открыть карту');
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
    await expect(mainButton(page)).toBeHidden();
  },
);
