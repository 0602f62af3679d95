import type { Page, Route } from '@playwright/test';
import { fillForm, orderOn, orderOnPage, sendForm } from '../world/buyer';
import { expect, test } from '../world/fixtures';
import { PHONE } from '../world/tags';

const REFUSED_DATES = [
  ['31', '02', '2000'],
  ['29', '02', '1900'],
  ['01', '01', '2999'],
  ['03', '05', '85'],
  ['март', '05', '1985'],
  ['٠٣', '٠٥', '١٩٨٥'],
  ['', '', ''],
] as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With scripts' : 'Without scripts', () => {
    test.use({ javaScriptEnabled });

    for (const [day, month, year] of REFUSED_DATES) {
      test(`«${day}.${month}.${year}» is refused beside the field and stays typed`, async ({
        page,
      }) => {
        await page.goto('/');
        await fillForm(page, { day, month, year });
        await sendForm(page);
        await expect(page.getByLabel('День')).toHaveAttribute('aria-invalid', 'true');
        const message = page.locator('#birthDate-error');
        await expect(message).toContainText(/[а-яё]/);
        await expect(page.getByLabel('День')).toHaveValue(day);
        await expect(page.getByLabel('Год')).toHaveValue(year);
        await expect(page.getByLabel('E-mail или телефон')).toHaveValue('anna@example.ru');
        await expect(page.getByLabel(/оферты/)).toBeChecked();
      });
    }

    test(
      'Every mistake has its message, and correcting them all makes the order',
      javaScriptEnabled ? PHONE : {},
      async ({ page }) => {
        await page.goto('/');
        await page.getByLabel('Имя').fill('Анна');
        await page.getByLabel('E-mail или телефон').fill('anna@');
        await sendForm(page);
        for (const field of ['birthDate', 'contact', 'offer', 'personalData']) {
          await expect(page.locator(`#${field}-error`)).toContainText(/[а-яё]/);
        }
        await expect(page.getByLabel('День')).toBeFocused();
        await expect(page.getByLabel('Имя')).toHaveValue('Анна');
        await fillForm(page, { contact: '8 912 345-67-89' });
        await sendForm(page);
        await page.waitForURL(/\/order\//);
        expect((await orderOn(page)).orderNumber).toMatch(/^\d{10}$/);
      },
    );

    test('An e-mail that cannot exist is refused with what was likely meant, however often', async ({
      page,
    }) => {
      await page.goto('/');
      await fillForm(page, { contact: 'anna@mail,ru' });
      for (let times = 0; times < 2; times += 1) {
        await sendForm(page);
        const message = page.locator('#contact-error');
        await expect(message).toHaveText('Проверьте адрес почты. Вы имели в виду anna@mail.ru?');
        await expect(page.getByLabel('E-mail или телефон')).toHaveValue('anna@mail,ru');
        await expect(page.getByLabel('Год')).toHaveValue('1998');
      }
      const correct = page.getByRole('button', { name: 'Исправить' });
      if (javaScriptEnabled) await correct.click();
      else await page.getByLabel('E-mail или телефон').fill('anna@mail.ru');
      await expect(page.getByLabel('E-mail или телефон')).toHaveValue('anna@mail.ru');
      await sendForm(page);
      await page.waitForURL(/\/order\//);
    });

    test('An e-mail that looks like a slip is asked about once, and taken when sent again', async ({
      page,
      prodamus,
    }) => {
      const contact = `anna-${Date.now()}@gmail.co`;
      const likelier = `${contact}m`;
      await page.goto('/');
      await fillForm(page, { contact });
      await page.getByLabel(/оферты/).uncheck();
      await sendForm(page);
      await expect(page.locator('#contact-error')).toContainText(`Вы имели в виду ${likelier}?`);
      await sendForm(page);
      await expect(page.locator('#offer-error')).toBeVisible();
      await expect(page.locator('#contact-error')).toHaveCount(0);
      await page.getByLabel(/оферты/).check();
      await sendForm(page);
      await page.waitForURL(/\/order\//);
      const links = (await prodamus.links()) as unknown as { email: string | null }[];
      expect(links.map(({ email }) => email)).toContain(contact);
    });

    test('29.02.2000 is accepted and shown back', async ({ page }) => {
      await page.goto('/');
      await fillForm(page, { day: '29', month: '2', year: '2000' });
      await sendForm(page);
      await page.waitForURL(/\/order\//);
      await expect(page.getByText('29 февраля 2000')).toBeVisible();
    });

    test('The same form sent twice makes one order, a changed one makes another', async ({
      page,
    }) => {
      const sent = page.waitForRequest((request) => request.method() === 'POST');
      const first = await orderOnPage(page);
      const request = await sent;
      const again = async (body: string) => {
        const { 'content-length': _, ...headers } = await request.allHeaders();
        const answer = await fetch(request.url(), {
          method: 'POST',
          body: Buffer.from(body, 'latin1'),
          headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name[0] !== ':')),
          redirect: 'manual',
        });
        const where = answer.headers.get('location') ?? answer.headers.get('x-action-redirect');
        return where?.match(/\/order\/[\w-]+/)?.[0] ?? '';
      };
      const body = request.postDataBuffer()?.toString('latin1') ?? '';
      expect(first.orderUrl).toContain(await again(body));
      expect(await again(body)).toMatch(/^\/order\//);
      const changed = await again(body.replace('1998', '1999'));
      expect(changed).toMatch(/^\/order\//);
      expect(first.orderUrl).not.toContain(changed);
    });
  });
}

test('A double tap makes one order', PHONE, async ({ page, prodamus }) => {
  await prodamus.faults({ linkDelayMs: 500 });
  const contact = `double-${Date.now()}@example.ru`;
  await page.goto('/');
  await fillForm(page, { contact });
  await page.getByRole('button', { name: /Оформить/ }).dblclick();
  await page.waitForURL(/\/order\//);
  const links = (await prodamus.links()) as unknown as { email: string | null }[];
  expect(links.filter(({ email }) => email === contact)).toHaveLength(1);
});

for (const pasted of ['03.05.1985', '3 5 1985', '1985-05-03', '3 мая 1985']) {
  test(`Pasting «${pasted}» fills all three fields`, async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('День').focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const paste = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      document.activeElement?.dispatchEvent(paste);
    }, pasted);
    await expect(page.getByLabel('День')).toHaveValue('03');
    await expect(page.getByLabel('Месяц')).toHaveValue('05');
    await expect(page.getByLabel('Год')).toHaveValue('1985');
  });
}

test('A date that cannot be read for certain stays as it was pasted', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('День').focus();
  await page.keyboard.insertText('22/05/50');
  await expect(page.getByLabel('День')).toHaveValue('22/05/50');
});

test('Typing a date moves on by itself and lets one go back', PHONE, async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('День').focus();
  await page.keyboard.type('03051985');
  await expect(page.getByLabel('Год')).toHaveValue('1985');
  for (let key = 0; key < 5; key += 1) await page.keyboard.press('Backspace');
  await expect(page.getByLabel('Месяц')).toBeFocused();
});

test('The form page remembers the last order on this device', PHONE, async ({ page }) => {
  const order = await orderOnPage(page);
  await expect(page.getByRole('button', { name: /Скопировать/ })).toBeVisible();
  await page.goto('/');
  const link = page.getByRole('link', { name: /Открыть/i });
  await expect(page.getByText('последний заказ')).toBeVisible();
  await link.click();
  await page.waitForURL(order.orderUrl);
});

test(
  'A lost connection keeps what was typed and says what to do',
  PHONE,
  async ({ page, context }) => {
    await page.goto('/');
    await fillForm(page);
    await context.setOffline(true);
    await sendForm(page);
    await expect(page.getByText('Нет связи')).toBeVisible();
    await expect(page.getByLabel('Год')).toHaveValue('1998');
    await context.setOffline(false);
    await sendForm(page);
    await page.waitForURL(/\/order\//);
  },
);

test('A refusal is told apart from a lost connection, and keeps what was typed', async ({
  page,
}) => {
  await page.goto('/');
  await fillForm(page);
  const refuse = (route: Route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 429, contentType: 'application/problem+json', body: '{}' })
      : route.continue();
  await page.route('**/*', refuse);
  await sendForm(page);
  await expect(page.getByText('не принял форму')).toBeVisible();
  await expect(page.getByText('Нет связи')).toBeHidden();
  await expect(page.getByLabel('Год')).toHaveValue('1998');
  await page.unroute('**/*', refuse);
  await sendForm(page);
  await page.waitForURL(/\/order\//);
});

for (const timezoneId of ['Asia/Kamchatka', 'America/Los_Angeles']) {
  test.describe(`In ${timezoneId}`, () => {
    test.use({ timezoneId });
    test('the date on the page is the date that was typed', async ({ page }) => {
      await orderOnPage(page);
      await expect(page.getByText('13 июля 1998')).toBeVisible();
    });
  });
}

/** What the order form holds, consents last. */
async function typedIn(page: Page): Promise<(string | boolean)[]> {
  const labels = ['День', 'Месяц', 'Год', 'Имя', 'E-mail или телефон'];
  const texts = labels.map((label) => page.getByLabel(label, { exact: true }).inputValue());
  const ticks = [/оферты/, /согласие/].map((label) => page.getByLabel(label).isChecked());
  return [...(await Promise.all(texts)), ...(await Promise.all(ticks))];
}

test('Back from the order, and by its link to a new one, the form is as it was sent, in this tab', async ({
  page,
  context,
}) => {
  const filled = ['13', '07', '1998', 'Анна', 'anna@example.ru', true, true];
  const empty = ['', '', '', '', '', false, false];
  await page.goto('/');
  await page.getByLabel('Имя').fill('Анна');
  await fillForm(page);
  await sendForm(page);
  await page.waitForURL(/\/order\//);
  const first = page.url();
  await page.goBack();
  await expect.poll(() => typedIn(page)).toEqual(filled);

  // The same content is the same order, and not a second one to pay.
  await sendForm(page);
  await page.waitForURL(first);
  await page.getByRole('link', { name: 'оформите новый заказ' }).click();
  await expect.poll(() => typedIn(page)).toEqual(filled);
  await page.getByLabel('Год').fill('1999');
  await sendForm(page);
  await page.waitForURL((url) => url.pathname.startsWith('/order/') && url.href !== first);

  const otherTab = await context.newPage();
  await otherTab.goto('/');
  await expect(otherTab.getByText('последний заказ')).toBeVisible();
  expect(await typedIn(otherTab)).toEqual(empty);
  expect(await context.cookies()).toEqual([]);
});

test('What was typed is forgotten with the payment, and with the data', async ({
  page,
  prodamus,
}) => {
  const kept = () => page.evaluate(() => sessionStorage.getItem('orderForm'));
  const { orderNumber } = await orderOnPage(page);
  expect(await kept()).toContain('1998');
  await prodamus.pay(orderNumber);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
  await expect.poll(kept).toBeNull();
  await page.goto('/');
  await expect(page.getByText('последний заказ')).toBeVisible();
  expect(await page.getByLabel('Год').inputValue()).toBe('');

  const { orderUrl } = await orderOnPage(page);
  expect(await kept()).toContain('1998');
  await page.goto(`${orderUrl}/erase`);
  await page.getByLabel('День').fill('13');
  await page.getByLabel('Месяц').fill('07');
  await page.getByLabel('Год').fill('1998');
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
  await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
  await expect.poll(kept).toBeNull();
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the form sent again after Back is the same order, in this browser and as it was', async ({
    page,
    browser,
    shop,
  }) => {
    const send = async (from: Page, year = '1998') => {
      await from.goto(shop.url);
      await fillForm(from);
      await from.getByLabel('Год').fill(year);
      await sendForm(from);
      await from.waitForURL(/\/order\//);
      return from.url();
    };
    const first = await send(page);
    await page.goBack();
    await sendForm(page);
    await page.waitForURL(first);

    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toMatch(/^[0-9a-f-]{36}$/);
    expect(cookie?.expires).toBeLessThanOrEqual(Date.now() / 1_000 + 3_600);
    expect(await send(page, '1999')).not.toBe(first);
    const stranger = await browser.newContext({ javaScriptEnabled: false });
    expect(await send(await stranger.newPage())).not.toBe(first);
    await stranger.close();
  });

  test('what went back can be ordered again: the form of an order that was paid is forgotten', async ({
    page,
    shop,
    prodamus,
  }) => {
    const send = async () => {
      await page.goto(shop.url);
      await fillForm(page);
      await sendForm(page);
      await page.waitForURL(/\/order\//);
      return page.url();
    };
    const first = await send();
    const { orderNumber } = await orderOn(page);
    await prodamus.pay(orderNumber);
    await prodamus.pay(orderNumber, 'refund');

    expect(await send()).toBe(first);
    expect(await page.context().cookies()).toEqual([]);
    expect(await send()).not.toBe(first);
  });
});
