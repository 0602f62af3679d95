import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { fillForm, orderOn, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { aReading, fitsTheWidth } from '../world/reading';
import { placeOrder, tokenOf } from '../world/shop';
import { PHONE } from '../world/tags';

const CHAPTERS = [
  'Муладхара',
  'Свадхистана',
  'Манипура',
  'Анахата',
  'Вишудха',
  'Аджна',
  'Сахасрара',
];
const OPEN = new URLSearchParams({ do: 'open' });

async function headingsOf(page: Page): Promise<number[]> {
  const tags = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((h) => h.tagName));
  return tags.map((tag) => Number(tag.slice(1)));
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test(
      'The reading says what stands out, shows the map and explains every number',
      javaScriptEnabled ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const { path } = await aReading(shop, prodamus);
        await page.goto(path);

        const summary = page.getByRole('region', { name: 'Главное в карте' });
        await expect(summary.getByText('Растить')).toBeVisible();
        await expect(summary.getByText('Императрица стоит в этой карте пять раз.')).toBeVisible();
        for (const name of ['Деньги и опора', 'Отношения', 'Дело', 'Шаг этой недели']) {
          await expect(summary.getByRole('heading', { name })).toBeVisible();
        }
        for (const name of CHAPTERS) {
          const chapter = page.getByRole('region', { name });
          await expect(chapter.getByText('Шаг.').first()).toBeVisible();
        }
        const counted = page.getByRole('region', { name: 'Как посчитано' });
        await expect(counted.getByText('1 + 9 + 8 + 8 = 26 → 2 + 6 = 8')).toBeVisible();
        await expect(
          page.getByRole('heading', { name: 'Почему на другом сайте другие числа' }),
        ).toBeVisible();
        await expect(page.getByText('не медицинская диагностика').first()).toBeVisible();
        await fitsTheWidth(page);
      },
    );

    test(
      'A lotus of the figure leads to its chapter and says its numbers',
      javaScriptEnabled ? PHONE : {},
      async ({ page, shop, prodamus }) => {
        const { path } = await aReading(shop, prodamus);
        await page.goto(path);

        await page.getByRole('link', { name: 'Анахата: физика 19, энергия 9, эмоции 10' }).click();
        await expect(page).toHaveURL(/#anahata$/);
        await expect(page.getByRole('heading', { name: 'Анахата', level: 2 })).toBeInViewport();
      },
    );

    test('Another map for somebody close is a new order that knows nothing of the contacts of the first', async ({
      page,
      shop,
      prodamus,
      mail,
    }) => {
      const first = { email: `first-${randomUUID()}@example.ru`, phone: '+79165551234' };
      const { path, orderNumber } = await aReading(shop, prodamus, first);
      await page.goto(path);
      await page.getByRole('link', { name: 'Заказать для близкого' }).click();
      await page.waitForURL(/\/another\//);
      const answer = await (await fetch(page.url())).text();
      for (const shown of [...Object.values(first), 'f•••', '•••34']) {
        expect(answer).not.toContain(shown);
      }

      await fillForm(page, { contact: '' });
      await smuggle(page, path.split('/').at(-1) ?? '');
      await sendForm(page);
      await expect(page.locator('#contact-error')).toContainText('Укажите e-mail или телефон');
      const second = `second-${randomUUID()}@example.ru`;
      await page.getByLabel('E-mail или телефон').fill(second);
      await sendForm(page);
      await page.waitForURL(/\/order\//);
      const another = await orderOn(page);
      expect(another.orderNumber).not.toBe(orderNumber);
      const links = (await prodamus.links()) as unknown as Record<string, string | null>[];
      expect(links.filter((link) => link.orderNumber === another.orderNumber)).toMatchObject([
        { email: second, phone: null },
      ]);
      await expect(() => {
        const told = mail.mailbox.letters.filter(({ text }) =>
          text.replace(/\s/g, '').includes(another.orderNumber),
        );
        expect(told.map(({ recipients }) => recipients)).toEqual([[second]]);
      }).toPass();
    });

    test('The sample is a whole reading, and leads to the form', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Посмотреть пример разбора' }).click();
      await expect(page.getByRole('heading', { name: 'Пример разбора' })).toBeVisible();
      for (const name of CHAPTERS) {
        await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
      }
      await fitsTheWidth(page);
      await page
        .getByRole('link', { name: /Заказать свою карту/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/#order$/);
      await expect(page.getByLabel('День')).toBeVisible();
    });
  });
}

test('Headings go down one step at a time', async ({ page, shop, prodamus }) => {
  const { path } = await aReading(shop, prodamus);
  for (const where of [path, '/sample']) {
    await page.goto(where);
    const levels = await headingsOf(page);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  }
});

test(
  'On the narrowest phone and the widest admin nothing overflows',
  PHONE,
  async ({ page, shop, prodamus }) => {
    const { path } = await aReading(shop, prodamus, { name: 'Максимилиан-Александр'.repeat(2) });
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      for (const where of [path, '/sample', '/find', '/']) {
        await page.goto(where);
        await fitsTheWidth(page);
      }
    }
  },
);

test('Who asked for less motion gets none', async ({ page, shop, prodamus }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { path } = await aReading(shop, prodamus);
  await page.goto(path);
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});

test('The PDF is the same file whenever it is asked for, and closes with a refund', async ({
  shop,
  prodamus,
}) => {
  const { path, orderNumber } = await aReading(shop, prodamus);
  const ask = () => fetch(`${shop.url}${path}/pdf`);
  const [first, second] = await Promise.all([ask(), ask()]);
  const bytes = Buffer.from(await first.arrayBuffer());

  expect(first.headers.get('content-type')).toBe('application/pdf');
  expect(first.headers.get('content-disposition')).toBe(
    `attachment; filename="chakra-${orderNumber}.pdf"`,
  );
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('x-robots-tag')).toContain('noindex');
  expect(first.headers.get('referrer-policy')).toBe('no-referrer');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(Buffer.from(await second.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Buffer.from(await (await ask()).arrayBuffer()).equals(bytes)).toBe(true);

  await prodamus.pay(orderNumber, 'refund');
  expect((await ask()).status).toBe(404);
  const another = path.replace('/reading/', '/another/');
  expect((await fetch(`${shop.url}${another}`)).status).toBe(404);
});

test('An order that is not paid has no PDF, no share link and no form for another', async ({
  shop,
}) => {
  const token = tokenOf(await placeOrder(shop));
  const statusOf = async (path: string) => (await fetch(`${shop.url}${path}`)).status;

  expect(await statusOf(`/reading/${token}/pdf`)).toBe(404);
  expect(await statusOf(`/another/${token}`)).toBe(404);
  const shared = await fetch(`${shop.url}/reading/${token}/share`, {
    method: 'POST',
    body: OPEN,
    redirect: 'manual',
  });
  expect(shared.status).toBe(303);
  for (const path of [`/share/${token}`, `/share/${token}/picture`, '/share/x/preview']) {
    expect(await statusOf(path)).toBe(404);
  }
});

/** Adds to the form what a form for the buyer of an earlier order would say. */
async function smuggle(page: Page, token: string): Promise<void> {
  await page.locator('form[data-draft]').evaluate((form, value) => {
    const hidden = Object.assign(document.createElement('input'), { type: 'hidden', value });
    hidden.name = 'keptFrom';
    form.append(hidden);
  }, token);
}
