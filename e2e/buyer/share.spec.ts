import sharp from 'sharp';
import { expect, test } from '../world/fixtures';
import { aReading, fitsTheWidth } from '../world/reading';
import { tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';

const OPEN = new URLSearchParams({ do: 'open' });
const OPEN_WITH_TABLE = new URLSearchParams({ do: 'open', table: 'on' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test(
      'A share page shows figure, totals and repeats, and gives nothing else away',
      javaScriptEnabled ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const person = { name: 'Ярополка', email: 'yaropolka@example.ru', phone: '+79123456789' };
        const { path, orderUrl, orderNumber } = await aReading(shop, prodamus, person);
        await page.goto(path);
        await page.getByRole('button', { name: 'Создать картинку и ссылку' }).click();
        const url = await page.getByRole('link', { name: /\/share\// }).innerText();
        await page.goto(url);

        await expect(page.getByRole('heading', { name: 'Карта чакр' })).toBeVisible();
        await expect(page.getByText('Императрица, забота: 5 раз')).toBeVisible();
        await expect(page.getByRole('table')).toHaveCount(0);
        const words = ['Ярополка', 'yaropolka', '9123456789', '1988', 'ноября', 'Шаг'];
        const secrets = [...words, orderNumber, tokenOf({ orderUrl })];
        const givenAway = async (address: string) => {
          const answer = await fetch(address);
          expect(answer.headers.get('cache-control')).toContain('no-store');
          expect(answer.headers.get('x-robots-tag')).toContain('noindex');
          const html = await answer.text();
          return secrets.filter((secret) => html.includes(secret));
        };
        expect(await givenAway(url)).toEqual([]);
        await fitsTheWidth(page);

        await fetch(`${shop.url}${path}/share`, { method: 'POST', body: OPEN_WITH_TABLE });
        await page.goto(path);
        const withTable = await page.getByRole('link', { name: /\/share\// }).innerText();
        expect(withTable).not.toBe(url);
        expect(await givenAway(withTable)).toEqual([]);
        await page.getByRole('button', { name: 'Отключить ссылку' }).click();
        await expect(page.getByRole('button', { name: 'Создать картинку и ссылку' })).toBeVisible();
        expect((await page.goto(url))?.status()).toBe(404);
        expect((await page.goto(withTable))?.status()).toBe(404);
      },
    );

    test('The table is shared only when it is ticked', async ({ page, shop, prodamus }) => {
      const { path } = await aReading(shop, prodamus);
      await page.goto(path);
      await expect(page.getByText('По ней легко узнать день и месяц рождения.')).toBeVisible();
      await page.getByLabel(/Добавить таблицу/).check();
      await page.getByRole('button', { name: 'Создать картинку и ссылку' }).click();
      await page.goto(await page.getByRole('link', { name: /\/share\// }).innerText());

      await expect(page.getByRole('row', { name: /Сахасрара/ })).toBeVisible();
    });
  });
}

test('A share form that is too large, or says nothing, changes nothing', async ({
  shop,
  prodamus,
}) => {
  const { path } = await aReading(shop, prodamus);
  const post = (body: string) =>
    fetch(`${shop.url}${path}/share`, { method: 'POST', body, redirect: 'manual' });
  const isShared = async () =>
    (await (await fetch(`${shop.url}${path}`)).text()).includes('/share/');

  expect((await post(`do=open&x=${'x'.repeat(2_000)}`)).status).toBe(413);
  expect((await post('')).status).toBe(303);
  expect(await isShared()).toBe(false);
  await post('do=open');
  expect(await isShared()).toBe(true);
});

test('A shared picture and its preview have the agreed sizes, and end with the refund', async ({
  shop,
  prodamus,
}) => {
  const { path, orderNumber } = await aReading(shop, prodamus);
  await fetch(`${shop.url}${path}/share`, { method: 'POST', body: OPEN });
  const page = await (await fetch(`${shop.url}${path}`)).text();
  const url = /http[^"<]*\/share\/[\w-]+/.exec(page)?.[0] ?? '';
  const html = await (await fetch(url)).text();
  expect(html).toContain('Тема месяца: растить. Семь чакр по дате рождения.');
  const preview = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const sizeOf = async (address: string) => {
    const picture = await fetch(address);
    expect(picture.headers.get('content-type')).toBe('image/png');
    const { width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    return [width, height];
  };

  expect(await sizeOf(`${url}/picture`)).toEqual([1080, 1350]);
  expect(await sizeOf(preview)).toEqual([1200, 630]);

  await prodamus.pay(orderNumber, 'refund');
  for (const address of [url, `${url}/picture`, preview]) {
    expect((await fetch(address)).status).toBe(404);
  }
});
