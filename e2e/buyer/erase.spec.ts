import type { Page } from '@playwright/test';
import { expect, test } from '../world/fixtures';
import { aReading, fitsTheWidth } from '../world/reading';
import { placeOrder, readOrder, tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

/** Types a birth date and sends; orders of these tests are for 3 November 1988. */
async function erase(page: Page, day = '03', month = '11', year = '1988'): Promise<void> {
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill(month);
  await page.getByLabel('Год').fill(year);
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
}

const BIRTH_DATE = '1988-11-03';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test(
      'A buyer erases a reading by its birth date, and hears first what goes and what stays',
      javaScriptEnabled ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const order = await aReading(shop, prodamus, { name: 'Аграфена' });
        await page.goto(order.path);
        await page.getByRole('link', { name: 'Удалить мои данные' }).click();
        await expect(page.getByRole('heading', { name: 'Удалить мои данные' })).toBeVisible();
        await expect(page.getByText(/обязаны хранить по\sзакону/)).toBeVisible();
        await expect(page.getByRole('link', { name: 'скачайте PDF' })).toBeVisible();
        await fitsTheWidth(page);
        if (javaScriptEnabled) expect(await violationsOn(page)).toEqual([]);

        await erase(page, '31', '02');
        await expect(
          page.getByText('Такого дня нет в календаре', { exact: false }).last(),
        ).toBeVisible();
        await erase(page, '04');
        await expect(page.locator('#birthDate-error')).toHaveText(/другая дата рождения/);
        expect(new URL(page.url()).search).toBe('?refused=wrong_birth_date');
        expect((await readOrder(shop, order)).state).toBe('paid');

        await erase(page);
        await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
        if (javaScriptEnabled) expect(await violationsOn(page)).toEqual([]);
        for (const path of [order.path, `${order.path}/pdf`, `/order/${tokenOf(order)}`]) {
          expect((await fetch(shop.url + path)).status).toBe(404);
        }
      },
    );

    test('The tenth wrong date closes the form for the day, and erases nothing', async ({
      page,
      shop,
    }) => {
      const order = await placeOrder(shop, { birthDate: BIRTH_DATE });
      await page.goto(`${order.orderUrl}/erase`);
      await expect(page.getByText(/не\sплатите по\sссылке/)).toBeVisible();
      const url = `${order.orderUrl}/erasure`;
      const wrong = new URLSearchParams({ day: '1', month: '1', year: '1990' });
      for (let attempt = 0; attempt < 10; attempt += 1)
        await fetch(url, { method: 'POST', body: wrong });

      await erase(page);
      await expect(page.getByText('слишком часто ошибались', { exact: false })).toBeVisible();
      expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
    });
  });
}

test('An erased order is forgotten by the device, and another one is not', async ({
  page,
  shop,
}) => {
  const erased = await placeOrder(shop, { birthDate: BIRTH_DATE });
  const other = await placeOrder(shop, { birthDate: BIRTH_DATE });
  const line = page.getByText('Ваш последний заказ');
  for (const order of [erased, other]) {
    await page.goto(order.orderUrl);
    const remembered = () => page.evaluate(() => localStorage.getItem('lastOrder'));
    await expect.poll(remembered).toContain(tokenOf(order));
  }
  await page.goto(`${erased.orderUrl}/erase`);
  await erase(page);
  await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
  await page.goto('/');
  await expect(line).toBeVisible();

  await page.goto(`${other.orderUrl}/erase`);
  await erase(page);
  await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
  await page.getByRole('link', { name: 'На первую страницу' }).click();
  await expect(page.getByRole('button', { name: /Оформить заказ/ })).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('A look at the form erases nothing; a second tap says what the first did', async ({
  shop,
}) => {
  const order = await placeOrder(shop, { birthDate: BIRTH_DATE });
  const right = new URLSearchParams({ day: '3', month: '11', year: '1988' });
  const url = `${order.orderUrl}/erasure`;
  const post = async (address = url) => {
    const answer = await fetch(address, { method: 'POST', body: right, redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  expect((await fetch(`${url}?${right}`)).status).toBe(405);
  await fetch(`${order.orderUrl}/erase?${right}`);
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');

  const done = [303, `/order/${tokenOf(order)}/erased`];
  expect([await post(), await post()]).toEqual([done, done]);
  expect((await fetch(`${shop.url}${done[1]}`)).status).toBe(200);
  const nobodys = `${shop.url}/order/nobodys-token`;
  expect(await post(`${nobodys}/erasure`)).toEqual([303, '/order/nobodys-token/erased']);
  expect((await fetch(`${nobodys}/erase`)).status).toBe(404);
});
