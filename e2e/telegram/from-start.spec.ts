import { TELL_CLICKS } from '@/emulators/telegram/host/tell-clicks';
import { fillForm } from '../world/buyer';
import { expect, mainButton, test } from '../world/telegram-fixtures';

test('From /start in the chat to the reading in the chat, with number and sum before paying', async ({
  page,
  context,
  shop,
  telegram,
}) => {
  await context.addInitScript(TELL_CLICKS);
  const userId = await telegram.user();
  await page.goto(`${telegram.url}/a/?user=${userId}`);
  const chat = page.getByRole('log', { name: 'Сообщения' });
  const app = page.frameLocator('iframe[title="Mini App"]');
  await page.getByRole('button', { name: 'Начать' }).click();
  await chat.getByRole('button', { name: 'Заказать карту' }).click();
  await fillForm(app);
  await mainButton(page).click();
  await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();

  const number = (await app.locator('dd').first().innerText()).replace(/[^\d]/g, '');
  const told = chat.getByRole('listitem').filter({ hasText: /Заказ №/ });
  await expect(told).toContainText('Сумма: 990');
  expect((await told.innerText()).replace(/\s/g, '')).toContain(`Заказ№${number}`);
  await expect(chat.getByText('Карта чакр готова')).toBeHidden();

  const opened = context.waitForEvent('page');
  await chat.getByRole('button', { name: /Оплатить 990/ }).click();
  const outside = await opened;
  await outside.getByLabel(/телефон/i).fill('+7 912 345-67-89');
  await outside.getByRole('button', { name: /Продолжить/ }).click();
  await outside.getByRole('button', { name: /Оплатить/ }).click();
  await outside.waitForURL(/\/order\//);
  const back = outside.getByRole('link', { name: /Вернуться в Telegram/ });
  await expect(back).toHaveAttribute('href', /\?startapp=o_[\da-f-]{36}$/);

  await expect(told).toContainText('оплачен');
  await expect(chat.getByRole('button', { name: /Оплатить/ })).toBeHidden();
  await expect(chat.getByText('Карта чакр готова')).toBeVisible();
  await expect(chat.getByRole('link', { name: `chakra-${number}.pdf` })).toBeVisible();
  await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
  await chat.getByRole('button', { name: 'Открыть карту' }).last().click();
  await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();

  // The tab that paid leads back as well, in a second window of Telegram, to the same reading.
  await back.click();
  await outside.waitForURL((url) => url.origin === telegram.url);
  const second = outside.frameLocator('iframe[title="Mini App"]');
  await expect(second.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
  expect(new URL(outside.url()).origin).not.toBe(shop.url);
});
