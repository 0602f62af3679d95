import type { Page } from '@playwright/test';
import type { RunningMail } from '@/emulators/mail/start-mail';
import { orderOnPage } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import type { PlacedOrder } from '../world/shop';

// A buyer without Telegram closes the tab at every step there is, and loses nothing: the reading is
// in the letter, at the link they had, and behind number and birth date.

async function toPaymentPage(page: Page) {
  await page.getByRole('link', { name: /Перейти к оплате/ }).click();
  await page.getByLabel(/телефон/i).fill('+7 912 345-67-89');
  await page.getByRole('button', { name: /Продолжить/ }).click();
  await expect(page.getByRole('button', { name: /Оплатить/ })).toBeVisible();
}

const STEPS: Record<string, (page: Page) => Promise<void>> = {
  'right after ordering': async () => undefined,
  'on the page of Prodamus': toPaymentPage,
  'the moment they have paid': async (page) => {
    await toPaymentPage(page);
    await page.getByRole('button', { name: /Оплатить/ }).click();
  },
  'back on the page of the order': async (page) => {
    await toPaymentPage(page);
    await page.getByRole('button', { name: /Оплатить/ }).click();
    await page.waitForURL(/\/order\//);
  },
};

const PAID_BY_THEN = new Set(['the moment they have paid', 'back on the page of the order']);

for (const [step, goOn] of Object.entries(STEPS)) {
  test(`Who closes the tab ${step} has the reading by mail, by link and by number`, async ({
    page,
    context,
    prodamus,
    mail,
  }) => {
    const order = await orderOnPage(page);
    await goOn(page);
    await page.close();
    // A buyer who left before paying pays later.
    if (!PAID_BY_THEN.has(step)) await prodamus.pay(order.orderNumber);
    const [, letter] = await lettersAbout(mail, order, 2);
    const byMail = /http\S+\/reading\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';

    const later = await context.newPage();
    await later.goto(byMail);
    await expect(later.getByRole('heading', { name: 'Ваша карта чакр' })).toBeVisible();
    await later.goto(order.orderUrl);
    await later.getByRole('link', { name: 'Открыть карту' }).click();
    await later.waitForURL(byMail);
    await later.goto('/find');
    await later.getByRole('textbox', { name: 'Номер заказа' }).fill(order.orderNumber);
    await later.getByLabel('День').fill('13');
    await later.getByLabel('Месяц').fill('07');
    await later.getByLabel('Год').fill('1998');
    await later.getByRole('button', { name: 'Найти карту' }).click();
    await later.waitForURL(byMail);
  });
}

async function lettersAbout(
  mail: RunningMail,
  { orderNumber, orderUrl }: PlacedOrder,
  count: number,
) {
  const token = orderUrl.split('/').at(-1) ?? orderNumber;
  const letters = () => mail.mailbox.letters.filter(({ text }) => text.includes(token));
  await expect(() => expect(letters()).toHaveLength(count)).toPass();
  return letters();
}
