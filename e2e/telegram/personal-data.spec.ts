import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { signIn } from '../world/admin';
import { fillForm, orderOn, sendForm } from '../world/buyer';
import { aCanary, type Canary, filesOf, givenAway, searchKnows } from '../world/canaries';
import type { Prodamus } from '../world/prodamus';
import { type PlacedOrder, placeOrder, type Shop, tokenOf } from '../world/shop';
import type { Telegram } from '../world/telegram';
import { eventsOf, expect, test } from '../world/telegram-fixtures';

const SELLER = 900_300;
const METRICS_TOKEN = 'a-token-of-the-metrics';
const settings = { LOG_LEVEL: 'trace', SELLER_TELEGRAM_IDS: String(SELLER), METRICS_TOKEN };
test.use({ settings });
test.beforeAll(({ telegram }) => telegram.user({ id: SELLER, started: true }));
test.afterEach(({ telegram }) => telegram.faults({ reset: true }));

/** What is sent besides a sound payment: each is kept for the seller, with the contacts in it. */
const UNMATCHED_PAYMENT_EVENTS = [
  [{ sum: '1.00' }, {}],
  [{ order_num: '0000000000' }, {}],
  [{ currency: 'usd' }, { bodyType: 'json' }],
  [{}, { signWith: 'demo' }],
  [{ payment_status: 'what' }, { bodyType: 'urlencoded' }],
  [{}, { signWith: 'wrong' }],
  [{ order_num: '' }, { signWith: 'none', bodyType: 'urlencoded' }],
  [{ order_num: 'no' }, { signWith: 'wrong', bodyType: 'json' }],
] as const;

async function sendUnmatched(
  prodamus: Prodamus,
  { orderNumber }: PlacedOrder,
  canary: Canary,
  paymentEvents: readonly (readonly [object, object])[] = UNMATCHED_PAYMENT_EVENTS,
) {
  for (const [at, [changed, how]] of paymentEvents.entries()) {
    const fields = {
      date: '2026-11-24T12:00:00+03:00',
      order_id: `9${canary.date.month}000${at}`,
      order_num: orderNumber,
      domain: 'shop.payform.ru',
      sum: '990.00',
      currency: 'rub',
      customer_phone: canary.phone,
      customer_email: canary.email,
      customer_extra: canary.name,
      payment_type: 'Карта',
      payment_status: 'success',
      attempt: '1',
      ...changed,
    };
    await prodamus.paymentEvent({ fields, ...how });
  }
}

/** Every address that this browser asks for. */
function addressesOf(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  return asked;
}

/** What the buyer of a paid order, a friend and the seller do, and what goes wrong on the way. */
async function useOrder(page: Page, shop: Shop, order: PlacedOrder, canary: Canary) {
  const token = tokenOf(order);
  await page.goto(order.orderUrl);
  expect(givenAway(canary, await page.content())).toHaveLength(1);
  await page.goto(`/reading/${token}`);
  const own = await page.content();
  expect(givenAway(canary, own).map((found) => found.split(':')[0])).toEqual(['name', 'birthDate']);
  expect((await fetch(`${shop.url}/reading/${token}/pdf`)).status).toBe(200);
  await page.getByRole('button', { name: 'Создать картинку и ссылку' }).click();
  const share = await page.getByRole('link', { name: /\/share\// }).innerText();

  const strangers = [share, '/', '/find', '/sample', '/order/x', '/reading/x', '/share/x', '/no'];
  for (const address of [...strangers, `/another/${token}`, `/api/orders/${token}`]) {
    const answer = await fetch(new URL(address, shop.url));
    expect([address, givenAway(canary, await answer.text())]).toEqual([address, []]);
  }
  for (const picture of [`${share}/picture`, `${share}/preview`]) {
    const { status, headers } = await fetch(picture);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  }
  return { share };
}

/** The seller looks at everything there is of the order. */
async function lookAtAdmin(page: Page, { orderNumber }: PlacedOrder, canary: Canary) {
  await signIn(page);
  const main = page.getByRole('main');
  for (const [text, known] of [
    [canary.email, true],
    [canary.phone, true],
    [canary.name, true],
    ['nobody@example.ru', false],
  ] as const) {
    await page.goto('/admin/orders');
    await page.getByLabel('Искать').fill(text);
    await page.getByRole('button', { name: 'Показать', exact: true }).click();
    await expect(main.getByText(canary.email)).toHaveCount(known ? 1 : 0);
  }
  const list = `Номер заказа;Номер заказа магазина;Сумма;Статус;Заказчик\n1;${orderNumber};990;оплачен;${canary.email}`;
  await page.goto('/admin/reconcile');
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
  await page.getByLabel('Файл CSV или XLSX').setInputFiles(file);
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.goto('/admin/exports');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Заказы в CSV' }).click();
  expect(givenAway(canary, readFileSync(await (await saved).path()))).not.toEqual([]);
  for (const outcome of ['rejected', 'other_amount', 'unknown_order']) {
    await page.goto(`/admin/notices?outcome=${outcome}`);
    await page.getByRole('row').getByRole('link').first().click();
    expect(givenAway(canary, await main.innerText())).toEqual([]);
    if (outcome === 'rejected') continue;
    await page.getByRole('button', { name: 'Показать целиком' }).click();
    await expect(main).toContainText(canary.email);
  }
}

/** What is asked over the API, right and wrong, while everything outside fails at first. */
async function orderOverApi(shop: Shop, prodamus: Prodamus, canary: Canary, init?: string) {
  const { birthDate, name, email, phone } = canary;
  const ask = (request: object, key: string) =>
    fetch(`${shop.url}/generate_pay_url`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        ...(init ? { Authorization: `tma ${init}` } : {}),
      },
      body: JSON.stringify({ consent: true, birthDate, name, email, phone, ...request }),
    });
  const key = `${email}-${randomUUID()}`;
  expect((await ask({ phone: `${phone}00000000000` }, key)).status).toBe(422);
  expect((await ask({ birthDate: `${birthDate}x`, consent: false }, key)).status).toBe(422);
  await prodamus.faults({ linkAnswer: 'none' });
  expect((await ask({}, key)).status).toBe(502);
  await prodamus.reset();
  expect((await ask({ name: 'Другое' }, key)).status).toBe(409);
  const placed = await ask({}, key);
  expect(placed.status).toBe(201);
  return (await placed.json()) as PlacedOrder;
}

async function orderOnForm(page: Page, { name, email, date }: Canary): Promise<PlacedOrder> {
  await page.goto('/');
  await page.getByLabel('Имя').fill(name);
  await fillForm(page, { ...date, month: '13', contact: `${email} x` });
  await sendForm(page);
  await expect(page.locator('#birthDate-error')).toBeVisible();
  await fillForm(page, { ...date, contact: email });
  await sendForm(page);
  await page.waitForURL(/\/order\//);
  return orderOn(page);
}

async function payOnPage(page: Page, order: PlacedOrder, { phone }: Canary): Promise<void> {
  await page.goto(order.orderUrl);
  await page.getByRole('link', { name: /Перейти к\sоплате/ }).click();
  const goOn = page.getByRole('button', { name: /Продолжить/ });
  const pay = page.getByRole('button', { name: /Оплатить/ });
  await goOn.or(pay).first().waitFor();
  // Whose phone is known already is not asked for it.
  if (await goOn.isVisible()) {
    await page.getByLabel(/телефон/i).fill(phone);
    await goOn.click();
  }
  await pay.click();
  await page.waitForURL(/\/order\//);
  await expect(page.getByRole('heading', { name: 'Оплата получена' })).toBeVisible();
}

async function eraseOnPage(page: Page, { date }: Canary): Promise<void> {
  await page.getByLabel('День').fill(date.day);
  await page.getByLabel('Месяц').fill(date.month);
  await page.getByLabel('Год').fill(date.year);
  await page.getByRole('button', { name: 'Удалить навсегда' }).click();
}

type Way = {
  letter: string;
  place(world: World, canary: Canary, userId: number): Promise<PlacedOrder>;
  erase(world: World, canary: Canary, order: PlacedOrder, userId: number): Promise<void>;
};
type World = { page: Page; shop: Shop; prodamus: Prodamus; telegram: Telegram };

const WAYS: Record<string, Way> = {
  'on their page': {
    letter: 'q',
    place: ({ page }, canary) => orderOnForm(page, canary),
    erase: async ({ page }, canary, order) => {
      await page.goto(order.orderUrl.replace('/order/', '/reading/'));
      await page.getByRole('link', { name: 'Удалить мои данные' }).click();
      await eraseOnPage(page, canary);
      await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
    },
  },
  'from the chat': {
    letter: 'w',
    place: async ({ shop, prodamus, telegram }, canary, userId) =>
      orderOverApi(shop, prodamus, canary, await telegram.initData(userId)),
    erase: async ({ page, telegram }, canary, _order, userId) => {
      await telegram.say(userId, '/delete_my_data');
      await expect(async () => {
        await telegram.press(userId, 'Да, удалить');
      }).toPass();
      const leads = async () =>
        (await telegram.chat(userId)).flatMap(({ buttons }) =>
          buttons.flat().filter(({ value }) => value.endsWith('/erase')),
        );
      await expect(async () => expect(await leads()).toHaveLength(1)).toPass();
      await page.goto((await leads())[0]?.value ?? '');
      await eraseOnPage(page, canary);
      await expect(page.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
    },
  },
  'in the admin': {
    letter: 'j',
    place: ({ shop, prodamus }, canary) => orderOverApi(shop, prodamus, canary),
    erase: async ({ page }, canary) => {
      await page.goto('/admin/orders');
      await page.getByLabel('Искать').fill(canary.email);
      await page.getByRole('button', { name: 'Показать', exact: true }).click();
      const found = page.getByRole('main').getByRole('row').getByRole('link', { name: /№/ });
      await expect(found).toHaveCount(1);
      await found.click();
      await page.getByRole('link', { name: 'Удалить личные данные' }).click();
      await eraseOnPage(page, canary);
      await expect(page.getByRole('status')).toContainText(['Личные данные удалены']);
    },
  },
};

for (const [place, way] of Object.entries(WAYS)) {
  test(`What a buyer says of themselves stays with their order, and once erased ${place} is nowhere`, async ({
    page,
    shop,
    prodamus,
    telegram,
    mail,
  }) => {
    const canary = aCanary(way.letter, Object.keys(WAYS).indexOf(place) + 2);
    const addresses = addressesOf(page);
    const world = { page, shop, prodamus, telegram };
    const userId = await telegram.user({ firstName: canary.name, started: true });
    await telegram.faults({ method: 'sendMessage', chatId: userId, status: 500, times: 2 });
    mail.mailbox.faults = { rcpt: 450 };
    await telegram.say(userId, `${canary.birthDate} ${canary.email} ${canary.phone}`);
    const order = await way.place(world, canary, userId);
    await sendUnmatched(prodamus, order, canary);
    await expect(() => expect(shop.program.output()).toContain('SMTP')).toPass();
    mail.mailbox.faults = {};
    await payOnPage(page, order, canary);
    const { share } = await useOrder(page, shop, order, canary);
    await lookAtAdmin(page, order, canary);

    const { databaseFile } = shop;
    const kinds = givenAway(canary, filesOf(databaseFile)).map((found) => found.split(':')[0]);
    expect(new Set(kinds)).toEqual(new Set(Object.keys(canary.spellings)));
    const letters = [`ъю${way.letter}`, `${way.letter}zq`];
    const known = () => letters.map((three) => searchKnows(databaseFile, three));
    expect(known()).toEqual([true, true]);
    expect(rowsOf(databaseFile, order.orderNumber)).toEqual({ readings: 1, documents: 3 });

    await way.erase(world, canary, order, userId);
    expect(givenAway(canary, filesOf(databaseFile))).toEqual([]);
    expect(known()).toEqual([false, false]);
    expect(rowsOf(databaseFile, order.orderNumber)).toEqual({ readings: 0, documents: 0 });
    const reading = order.orderUrl.replace('/order/', '/reading/');
    for (const gone of [order.orderUrl, reading, `${reading}/pdf`, share, `${share}/picture`]) {
      expect([gone, (await fetch(gone)).status]).toEqual([gone, 404]);
    }

    await prodamus.resend(order.orderNumber);
    const naming = UNMATCHED_PAYMENT_EVENTS.filter(([changed]) => !('order_num' in changed));
    await sendUnmatched(prodamus, order, canary, naming);
    expect(givenAway(canary, filesOf(databaseFile))).toEqual([]);
    expect(keptOf(databaseFile, order.orderNumber)).toEqual([order.orderNumber, 99_000, true]);
    const log = shop.program.output();
    expect(log).toContain(order.orderNumber);
    expect(givenAway(canary, log)).toEqual([]);
    expect(addresses.some((address) => address.includes(tokenOf(order)))).toBe(true);
    expect(addresses.flatMap((address) => givenAway(canary, address))).toEqual([]);
    expect(givenAway(canary, await metricsOf(shop))).toEqual([]);
  });
}

test('Inside Telegram a wrong date is reported and the right one erases, all in the same document', async ({
  openApp,
  page,
  shop,
}) => {
  const canary = aCanary('v', 5);
  const order = await placeOrder(shop, { birthDate: canary.birthDate });
  const { app } = await openApp(`${new URL(order.orderUrl).pathname}/erase`);
  const erase = async (day: string) => {
    await app.getByLabel('День').fill(day);
    await app.getByLabel('Месяц').fill(canary.date.month);
    await app.getByLabel('Год').fill(canary.date.year);
    await app.getByRole('button', { name: 'Удалить навсегда' }).click();
  };
  await erase('18');
  await expect(app.locator('#birthDate-error')).toHaveText(/другая дата рождения/);
  await erase(canary.date.day);
  await expect(app.getByRole('heading', { name: 'Данные удалены' })).toBeVisible();
  expect(await eventsOf(page, 'iframe_ready')).toHaveLength(1);
});

function rowsOf(databaseFile: string, orderNumber: string) {
  const count = (table: string) =>
    `(select count(*) from ${table} join orders on orders.id = order_id where number = ?) as ${table}`;
  return read(databaseFile, `select ${count('readings')}, ${count('documents')}`, [
    orderNumber,
    orderNumber,
  ]);
}

/** What is to stay: number, sum and when it was paid. */
function keptOf(databaseFile: string, orderNumber: string): unknown[] {
  const kept = 'select number, amount, paid_at from orders where number = ?';
  const [number, amount, paidAt] = Object.values(read(databaseFile, kept, [orderNumber]));
  return [number, amount, paidAt !== null];
}

function read(databaseFile: string, query: string, values: string[]): Record<string, unknown> {
  const client = new Database(databaseFile, { readonly: true });
  try {
    return client.prepare(query).get(...values) as Record<string, unknown>;
  } finally {
    client.close();
  }
}

async function metricsOf({ url }: Shop): Promise<string> {
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
  const answer = await fetch(`${url}/api/metrics`, { headers });
  expect(answer.status).toBe(200);
  return await answer.text();
}
