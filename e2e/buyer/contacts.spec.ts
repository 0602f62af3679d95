import type { Page } from '@playwright/test';
import { fillForm, orderOn, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { fitsTheWidth } from '../world/reading';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    test(
      'A mistyped address is corrected before paying, and letter, link and reading go to the new one',
      javaScriptEnabled ? PHONE : {},
      async ({ page, prodamus, mail }) => {
        const right = `right-${Date.now()}@example.ru`;
        await page.goto('/');
        await page.getByLabel('Имя').fill('Ана');
        await fillForm(page, { contact: `wrong-${Date.now()}@example.ru` });
        await sendForm(page);
        await page.waitForURL(/\/order\//);
        const { orderNumber } = await orderOn(page);
        await expect(page.getByText('w•••@example.ru')).toBeVisible();
        if (javaScriptEnabled) expect(await violationsOn(page)).toEqual([]);

        await page.getByRole('link', { name: 'Исправить e-mail' }).click();
        await expect(page).toHaveTitle(/Исправить/);
        await expect(page.getByLabel('Имя')).toHaveValue('Ана');
        await expect(page.getByLabel('E-mail или телефон')).toHaveValue('');
        if (javaScriptEnabled) expect(await violationsOn(page)).toEqual([]);
        await fitsTheWidth(page);
        await page.getByLabel('Имя').fill('Анна');
        await page.getByLabel('E-mail или телефон').fill(right.replace('.ru', ',ru'));
        await save(page);
        await expect(page.locator('#contact-error')).toContainText(`Вы имели в виду ${right}?`);
        await expect(page.getByLabel('Имя')).toHaveValue('Анна');
        await page.getByLabel('E-mail или телефон').fill(right);
        await save(page);

        await page.waitForURL(/\/order\/[^/]+\?contacts=corrected/);
        await expect(page.getByText('Имя и контакт исправлены')).toBeVisible();
        await expect(page.getByText('r•••@example.ru')).toBeVisible();
        await expect(page.getByText('Анна', { exact: true })).toBeVisible();
        const letters = () => mail.mailbox.letters.filter(({ to }) => to.includes(right));
        await expect(() => expect(letters()).toHaveLength(1)).toPass();
        const links = (await prodamus.links(orderNumber)) as unknown as Link[];
        expect(links.map(({ email }) => email)).toEqual([expect.stringMatching(/^wrong/), right]);
        await expect(page.getByRole('link', { name: /Перейти к/ })).toHaveAttribute(
          'href',
          links[1]?.url ?? '',
        );

        await prodamus.pay(orderNumber);
        await expect(() => expect(letters()).toHaveLength(2)).toPass();
        expect(letters()[1]?.text).toContain('Карта чакр готова: Анна');
      },
    );
  });
}

type Link = { url: string; email: string | null };

test('Of a paid order nothing is corrected by its link', async ({ page, shop, prodamus }) => {
  const order = await placeOrder(shop, { email: 'paid-already@example.ru' });
  await page.goto(`${order.orderUrl}/contacts`);
  await prodamus.pay(order.orderNumber);
  await page.getByLabel('E-mail или телефон').fill('other@example.ru');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
  await page.goto(`${order.orderUrl}/contacts`);
  await expect(page).toHaveURL(order.orderUrl);
});

test('The form is taken from this site alone', async ({ page, shop }) => {
  const order = await placeOrder(shop, { email: 'origin@example.ru' });
  await page.goto(`${order.orderUrl}/contacts`);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByLabel('Имя').fill('Анна');
  await save(page);
  const request = await sent;
  const { 'content-length': _, ...headers } = await request.allHeaders();
  expect(headers.origin).toBe(shop.url);
  const answer = await fetch(request.url(), {
    method: 'POST',
    body: Buffer.from(request.postDataBuffer() ?? ''),
    headers: {
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => name[0] !== ':')),
      origin: 'https://evil.example',
    },
    redirect: 'manual',
  });
  expect(answer.status).toBe(403);
});

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Сохранить' }).click();
}
