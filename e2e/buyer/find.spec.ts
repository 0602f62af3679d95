import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { drawOrderNumber } from '@/lib/orders/new-order';
import { formatOrderNumber, type OrderNumber } from '@/lib/orders/number';
import { expect, test } from '../world/fixtures';
import { placeOrder, tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsInDark, violationsOn } from '../world/violations-on';

const UNKNOWN = /не\sнашёлся\. Проверьте/;
const BUSY = /Поиск сейчас не\sответил/;
const TOO_MANY = /По\sсвоей ссылке заказ открывается/;

const answerOn = (page: Page) => page.getByRole('alert').locator('p:not(.sr-only)');
const shown = (number: string) => formatOrderNumber(number as OrderNumber);

/** Fills in the form; orders of the tests are for 13 July 1998. */
async function fill(page: Page, number: string, day = '13') {
  await page.getByLabel('Номер заказа', { exact: true }).fill(number);
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill('07');
  await page.getByLabel('Год').fill('1998');
}

async function send(page: Page) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Найти карту' }).click();
  await answered;
  await expect(page.getByRole('button', { name: 'Ищем' })).toHaveCount(0);
}

async function look(page: Page, number: string, day?: string) {
  await page.goto('/find');
  await fill(page, number, day);
  await send(page);
}

/** The same number with its last digit mistyped. */
function misspelt(number: string): string {
  return number.slice(0, 9) + ((Number(number[9]) + 1) % 10);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test(
      'A paid order leads to its reading, and no address tells number or date',
      javaScriptEnabled ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const addresses: string[] = [];
        page.on('request', (request) => {
          addresses.push(request.url(), request.headers().referer ?? '');
        });
        const order = await placeOrder(shop);
        await prodamus.pay(order.orderNumber);
        await page.goto('/');
        await page.getByRole('link', { name: 'Найти карту' }).click();
        await page.waitForURL('**/find');
        await fill(page, `№ ${shown(order.orderNumber)}`);
        await send(page);
        await page.waitForURL(`**/reading/${tokenOf(order)}`);
        await expect(page.getByText('13 июля 1998').first()).toBeVisible();
        expect(addresses.length).toBeGreaterThan(3);
        expect(addresses.filter((url) => url.includes(order.orderNumber))).toEqual([]);
        expect(addresses.filter((url) => /1998|%E2%84%96/.test(url))).toEqual([]);
      },
    );

    test('An unpaid order leads to its own page', async ({ page, shop }) => {
      const order = await placeOrder(shop);
      await look(page, order.orderNumber);
      await page.waitForURL(order.orderUrl);
      await expect(page.getByRole('link', { name: /Перейти к оплате/ })).toBeVisible();
    });

    test('A wrong date, an unknown number and a refunded order get one answer', async ({
      page,
      shop,
      prodamus,
    }) => {
      const unpaid = await placeOrder(shop);
      const refunded = await placeOrder(shop);
      await prodamus.pay(refunded.orderNumber);
      await prodamus.pay(refunded.orderNumber, 'refund');
      const answers: string[] = [];
      for (const [number, day] of [
        [unpaid.orderNumber, '14'],
        [drawOrderNumber(), '13'],
        [refunded.orderNumber, '13'],
      ] as const) {
        await look(page, number, day);
        await expect(answerOn(page)).toHaveText(UNKNOWN);
        answers.push(await answerOn(page).innerText());
        await expect(page.getByLabel('Номер заказа', { exact: true })).toHaveValue(number);
        await expect(page.getByLabel('День')).toHaveValue(day);
        await expect(page.getByLabel('Год')).toHaveValue('1998');
        expect(new URL(page.url()).search).toBe('');
      }
      expect(new Set(answers).size).toBe(1);
    });

    test('A mistyped number is refused beside its field and stays typed', async ({ page }) => {
      const typed = misspelt(drawOrderNumber());
      const posts: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
      await page.goto('/find');
      await fill(page, typed);
      await page.getByRole('button', { name: 'Найти карту' }).click();
      await expect(page.locator('#number-error')).toHaveText('Проверьте номер: в нём опечатка');
      const number = page.getByLabel('Номер заказа', { exact: true });
      await expect(number).toBeFocused();
      await expect(number).toHaveAttribute('aria-invalid', 'true');
      await expect(number).toHaveValue(typed);
      await expect(page.getByLabel('Год')).toHaveValue('1998');
      expect(posts).toHaveLength(javaScriptEnabled ? 0 : 1);
    });

    test('What is left out is named, the first of it in focus', async ({ page }) => {
      await page.goto('/find');
      await page.getByRole('button', { name: 'Найти карту' }).click();
      await expect(page.locator('#number-error')).toHaveText('Укажите номер заказа');
      await expect(page.locator('#birthDate-error')).toContainText(/[а-яё]/);
      await expect(page.getByLabel('Номер заказа', { exact: true })).toBeFocused();
      await fill(page, drawOrderNumber(), '32');
      await send(page);
      await expect(page.locator('#birthDate-error')).toContainText('Такого дня нет');
      await expect(page.getByLabel('День')).toBeFocused();
      await expect(page.getByLabel('День')).toHaveValue('32');
      await expect(page.locator('#number-error')).toHaveCount(0);
    });

    test('After ten wrong dates even the right one is refused, and the seller is named', async ({
      page,
      shop,
    }) => {
      const { orderNumber } = await placeOrder(shop);
      await look(page, orderNumber, '14');
      for (let again = 1; again < 10; again += 1) {
        await expect(answerOn(page)).toHaveText(UNKNOWN);
        await send(page);
      }
      await expect(answerOn(page)).toHaveText(UNKNOWN);
      await fill(page, orderNumber, '13');
      await send(page);
      await expect(answerOn(page)).toHaveText(TOO_MANY);
      await expect(answerOn(page).getByRole('link')).toHaveText('anna@example.ru');
      await expect(page.getByLabel('День')).toHaveValue('13');
    });
  });
}

test('An address that asks too often has to wait', async ({ page, worldWith }) => {
  const { shop: strict } = await worldWith({ settings: { RATE_FIND_PER_MINUTE: '2' } });
  await page.goto(`${strict.url}/find`);
  await fill(page, drawOrderNumber());
  for (const answer of [UNKNOWN, UNKNOWN, /Подождите минуту/]) {
    await send(page);
    await expect(answerOn(page)).toHaveText(answer);
  }
});

test('While the database is locked the form says so, and works again after', async ({
  page,
  shop,
}) => {
  const order = await placeOrder(shop);
  const other = new Database(shop.databaseFile);
  other.exec('begin immediate');
  await look(page, order.orderNumber);
  await expect(answerOn(page)).toHaveText(BUSY);
  other.exec('rollback');
  other.close();
  await send(page);
  await page.waitForURL(order.orderUrl);
});

test('A lost connection keeps what was typed and says what to do', async ({
  page,
  shop,
  context,
}) => {
  const order = await placeOrder(shop);
  await page.goto('/find');
  await fill(page, order.orderNumber);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Найти карту' }).click();
  await expect(answerOn(page)).toContainText('Нет связи');
  await expect(page.getByLabel('Год')).toHaveValue('1998');
  await context.setOffline(false);
  await send(page);
  await page.waitForURL(order.orderUrl);
});

test(
  'axe finds nothing on the form, its mistakes and its answers',
  PHONE,
  async ({ page, shop, isMobile }) => {
    const look = async () => {
      expect(await violationsOn(page)).toEqual([]);
      if (!isMobile) expect(await violationsInDark(page)).toEqual([]);
    };
    const { orderNumber } = await placeOrder(shop);
    await page.goto('/find');
    await look();
    await page.getByRole('button', { name: 'Найти карту' }).click();
    await expect(page.locator('#number-error')).toBeVisible();
    await look();
    await fill(page, orderNumber, '14');
    for (let time = 0; time < 11; time += 1) {
      await send(page);
      if (time === 0) await look();
    }
    await expect(answerOn(page)).toHaveText(TOO_MANY);
    await look();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  },
);
