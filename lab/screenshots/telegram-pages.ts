import { expect, type FrameLocator, type Page } from '@playwright/test';
import { fillForm } from '@/e2e/world/buyer';
import { mainButton } from '@/e2e/world/telegram-fixtures';
import type { World } from '@/e2e/world/world';
import { TELL_CLICKS } from '@/emulators/telegram/host/tell-clicks';
import type { Camera, Theme } from './camera';
import { VERA } from './people';

const ORDER = 'telegram-order-light';
const READING = 'telegram-reading-dark';

/** Takes the chat and the Mini App side by side: an order before it is paid, and its reading. */
export async function takeTelegramPages(camera: Camera, world: World): Promise<void> {
  if (camera.wants(ORDER)) {
    await withOrder(camera, world, 'light', ({ page }) => camera.take(page, ORDER));
  }
  if (camera.wants(READING)) {
    await withOrder(camera, world, 'dark', async ({ page, app, number }) => {
      await world.prodamus.pay(number);
      await expect(app.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
      await expect(page.getByRole('link', { name: `chakra-${number}.pdf` })).toBeVisible();
      await mainButton(page).click();
      await expect(app.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
      await camera.take(page, READING);
    });
  }
}

type Ordered = { page: Page; app: FrameLocator; number: string };

/** Orders in Telegram, from the first word to the bot to the page of the order. */
async function withOrder(
  camera: Camera,
  { telegram }: World,
  theme: Theme,
  use: (ordered: Ordered) => Promise<void>,
): Promise<void> {
  const user = await telegram.user({ firstName: VERA.name });
  await camera.inWindow('telegram', theme, async (page) => {
    await page.addInitScript(TELL_CLICKS);
    await page.goto(`${telegram.url}/a/?${new URLSearchParams({ user: String(user), theme })}`);
    const app = page.frameLocator('iframe[title="Mini App"]');
    await page.getByRole('button', { name: 'Начать' }).click();
    await page.getByRole('button', { name: 'Заказать карту' }).click();
    const [year = '', month = '', day = ''] = VERA.birthDate.split('-');
    await app.getByLabel('Имя').fill(VERA.name);
    await fillForm(app, { year, month, day, contact: VERA.email });
    await mainButton(page).click();
    await expect(app.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
    await expect(page.getByRole('log').getByText(/Заказ №/)).toBeVisible();
    await expect(mainButton(page)).toHaveText(/Оплатить/);
    const number = (await app.locator('dd').first().innerText()).replace(/\D/g, '');
    await use({ page, app, number });
  });
}
