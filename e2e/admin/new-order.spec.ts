import type { Browser, Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { fitsTheWidth } from '../world/reading';
import { readOrder, type Shop, tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

const BUYERS = [
  { hasScripts: true, name: 'Марфа', contact: () => `marfa-${Date.now()}@example.ru` },
  { hasScripts: false, name: 'Ульяна', contact: () => '8 912 345-67-89' },
];

for (const { hasScripts, name, contact } of BUYERS) {
  test(
    `The seller orders for a buyer, who agrees ${hasScripts ? 'with' : 'without'} scripts, pays and gets the reading`,
    hasScripts ? PHONE : {},
    async ({ page, shop, prodamus, mail, browser }) => {
      const typed = contact();
      await signIn(page);
      await placeForBuyer(page, { name, contact: typed });
      await expect(page.getByRole('status')).toContainText(['Заказ оформлен']);
      await expect(page.getByText('оформил продавец', { exact: true })).toBeVisible();
      await expect(page.getByText('ещё не дано')).toBeVisible();
      await expect(page.getByText('Здравствуйте. Ваш заказ')).toContainText('990 ₽');
      await expect(page.getByRole('img', { name: 'QR-код страницы заказа' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Скопировать текст' })).toBeVisible();
      const card = page.getByRole('region', { name: 'Отправьте заказ покупателю' });
      const ways = typed.includes('@') ? ['Telegram', 'Письмо'] : ['WhatsApp', 'Telegram', 'SMS'];
      await expect(card.locator('a.button')).toHaveText(ways);
      await expect(page.getByText('Получить новую ссылку')).toHaveCount(0);
      await expect(timeline(page)).toContainText(['заказ оформил продавец']);
      expect(await violationsOn(page)).toEqual([]);
      await fitsTheWidth(page);
      const orderUrl = await page.getByRole('link', { name: /\/order\// }).innerText();
      const orderNumber = await numberOn(page);

      const buyer = await phoneOf(browser, hasScripts);
      await buyer.goto(orderUrl);
      await expect(buyer.getByRole('heading', { name: 'Проверьте заказ' })).toBeVisible();
      for (const known of ['990 ₽', '3 мая 1985', name]) {
        await expect(buyer.getByText(known, { exact: false }).first()).toBeVisible();
      }
      expect(await linksOf(shop, orderUrl)).toBe(409);
      expect(await prodamus.links(orderNumber)).toEqual([]);
      expect(await buyer.content()).not.toContain('payform');
      if (hasScripts) expect(await violationsOn(buyer)).toEqual([]);
      await fitsTheWidth(buyer);

      await buyer.getByRole('link', { name: 'Исправить имя' }).click();
      await buyer.getByLabel('Имя').fill(`${name} Петровна`);
      await buyer.getByRole('button', { name: 'Сохранить' }).click();
      await expect(buyer.getByText('Имя и контакт исправлены')).toBeVisible();
      await expect(buyer.getByText(`${name} Петровна`)).toBeVisible();

      await buyer.getByLabel(/согласие/).check();
      await goOn(buyer);
      await expect(buyer.locator('#offer-error')).toHaveText('Отметьте, что согласны с офертой');
      await expect(buyer.locator('#personalData-error')).toHaveCount(0);
      await expect(buyer.getByLabel(/согласие/)).toBeChecked();
      expect(await prodamus.links(orderNumber)).toEqual([]);
      await buyer.getByLabel(/оферты/).check();
      await goOn(buyer);

      await expect(buyer.getByRole('heading', { name: 'Заказ сохранён' })).toBeVisible();
      expect(buyer.url().split('#')[0]).toBe(orderUrl);
      const pay = buyer.getByRole('link', { name: /Перейти к/ });
      const [link] = await prodamus.links(orderNumber);
      await expect(pay).toHaveAttribute('href', link?.url ?? '');
      await prodamus.pay(orderNumber);
      await buyer.goto(orderUrl);
      await buyer.getByRole('link', { name: /Открыть/ }).click();
      await expect(buyer).toHaveURL(new RegExp(`/reading/${tokenOf({ orderUrl })}`));
      await expect(buyer.getByRole('heading', { name: /карта чакр/i }).first()).toBeVisible();
      expect((await readOrder(shop, { orderUrl })).state).toBe('paid');
      if (typed.includes('@')) {
        const letters = () => mail.mailbox.letters.filter(({ to }) => to.includes(typed));
        await expect(() => expect(letters()).toHaveLength(2)).toPass();
        expect(letters()[1]?.text).toContain(name);
      }

      await page.reload();
      await expect(page.getByText(/редакция от .*на сайте/)).toBeVisible();
      await expect(timeline(page)).toContainText(['Покупатель согласился на сайте']);
      await page.goto('/admin/audit');
      await expect(page.getByRole('row', { name: /заказ оформил продавец/ }).first()).toBeVisible();
      await page.goto('/admin/orders');
      const row = page.getByRole('row').filter({ hasText: `${name} Петровна` });
      await expect(row.first()).toContainText('оформил продавец');
      await buyer.context().close();
    },
  );
}

test('The form of the seller is checked, keeps what was typed, and sent twice is one order', async ({
  page,
  shop,
}) => {
  await signIn(page);
  await page.goto('/admin/orders');
  await page.getByRole('link', { name: 'Новый заказ' }).click();
  await fill(page, { day: '31', month: '02', name: 'Василиса', contact: 'vasilisa@gmial.com' });
  await send(page);
  await expect(page.getByRole('alert').filter({ hasText: 'не оформлен' })).toBeVisible();
  await expect(page.getByText('Вы имели в виду vasilisa@gmail.com?')).toBeVisible();
  await expect(page.getByText(/Такого дня нет/)).toBeVisible();
  await expect(page.getByLabel('Имя')).toHaveValue('Василиса');
  expect(await violationsOn(page)).toEqual([]);

  await fill(page, { name: 'Василиса', contact: '' });
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await send(page);
  await page.waitForURL(/\/admin\/orders\/[^/]+\?done/);
  const placed = page.url();
  const request = await sent;
  const { 'content-length': _, ...headers } = await request.allHeaders();
  await fetch(request.url(), {
    method: 'POST',
    body: Buffer.from(request.postDataBuffer() ?? ''),
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name[0] !== ':')),
    redirect: 'manual',
  });
  await page.goto('/admin/orders');
  await expect(page.getByRole('row').filter({ hasText: 'Василиса' })).toHaveCount(1);

  await page.goto(placed);
  const id = new URL(placed).pathname.split('/').at(-1);
  await page.goto(`/admin/letter?order=${id}`);
  const make = page.getByRole('button', { name: /ссылк/i });
  if (await make.isVisible()) {
    await make.click();
    await expect(page.getByRole('alert').filter({ hasText: 'согласия' })).toBeVisible();
  }
  expect(shop.program.output()).not.toContain('Василиса');
});

function timeline(page: Page) {
  return page.getByRole('region', { name: 'История' }).getByRole('listitem');
}

async function placeForBuyer(page: Page, filled: { name: string; contact: string }) {
  await page.goto('/admin/orders/new');
  await fill(page, filled);
  await send(page);
  await page.waitForURL(/\/admin\/orders\/[^/]+\?done/);
}

async function fill(page: Page, filled: Partial<Record<string, string>>) {
  const { day = '3', month = '5', year = '1985', name = '', contact = '' } = filled;
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill(month);
  await page.getByLabel('Год').fill(year);
  await page.getByLabel('Имя').fill(name);
  await page.getByLabel('E-mail или телефон').fill(contact);
}

async function send(page: Page) {
  await page.getByRole('button', { name: /Оформить заказ за/ }).click();
}

async function goOn(buyer: Page) {
  await buyer.getByRole('button', { name: /Продолжить/ }).click();
}

async function numberOn(page: Page): Promise<string> {
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  return title.replace(/\D/g, '');
}

/** The browser of somebody who was sent the link on their phone. */
async function phoneOf(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const viewport = { width: 390, height: 844 };
  return (await browser.newContext({ viewport, javaScriptEnabled })).newPage();
}

/** What asking for a link to pay by is answered. */
async function linksOf(shop: Shop, orderUrl: string): Promise<number> {
  const url = `${shop.url}/api/orders/${tokenOf({ orderUrl })}/payment_link`;
  return (await fetch(url, { method: 'POST' })).status;
}
