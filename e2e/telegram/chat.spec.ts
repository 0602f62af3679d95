import { randomUUID } from 'node:crypto';
import { ask } from '../world/admin-database';
import { conforms } from '../world/conforms';
import { freePort } from '../world/free-port';
import {
  isClosing,
  operatorSees,
  placeOrder,
  readOrder,
  type Shop,
  startShop,
  tokenOf,
  untilLogged,
} from '../world/shop';
import { BOT_TOKEN, startTelegram, type Telegram, type TelegramMessage } from '../world/telegram';
import { expect, test } from '../world/telegram-fixtures';

const SELLER = 900_100;
test.use({ settings: { SELLER_TELEGRAM_IDS: String(SELLER) } });
test.beforeAll(({ telegram }) => telegram.user({ id: SELLER, started: true }));
test.afterEach(({ telegram }) => telegram.faults({ reset: true }));

const REQUEST = { birthDate: '1988-11-03', consent: true, name: 'Анна' };

/** Orders as the Mini App of this user would. */
async function orderAs(shop: Shop, telegram: Telegram, userId: number) {
  const response = await asked(shop, await telegram.initData(userId));
  expect(response.status).toBe(201);
  return (await response.json()) as { orderNumber: string; url: string; orderUrl: string };
}

function asked(shop: Shop, initData: string, headers: Record<string, string> = {}) {
  return fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `tma ${initData}`,
      ...headers,
    },
    body: JSON.stringify(REQUEST),
  });
}

const ownOrders = (shop: Shop, initData: string, id = '') =>
  fetch(`${shop.url}/api/telegram/orders${id && `/${id}`}`, {
    headers: { Authorization: `tma ${initData}` },
  });

/** What the bot has said in a chat, once there is so much of it. */
async function said(telegram: Telegram, userId: number, count: number) {
  const ofBot = async () => (await telegram.chat(userId)).filter(({ from }) => from === 'bot');
  await expect(async () => expect(await ofBot()).toHaveLength(count)).toPass();
  return await ofBot();
}

const plain = ({ text }: TelegramMessage) => text.replaceAll('\u00a0', ' ');

test('The chat has number, sum and the individual link before paying, and the reading after', async ({
  shop,
  prodamus,
  telegram,
}) => {
  const userId = await telegram.user({ started: true });
  const order = await orderAs(shop, telegram, userId);
  const [told] = await said(telegram, userId, 1);
  if (!told) throw new Error('the bot has said nothing');
  expect(plain(told).replace(/\s/g, '')).toContain(`№${order.orderNumber}`);
  expect(plain(told)).toContain('990 ₽');
  expect(told.buttons.flat().map(({ value }) => value)).toEqual([order.url, order.orderUrl]);

  await prodamus.pay(order.orderNumber);
  const [paid, reading, pdf] = await said(telegram, userId, 3);
  expect(paid?.messageId).toBe(told.messageId);
  expect(paid && plain(paid)).toContain('оплачен');
  expect(reading && plain(reading)).toContain('Карта чакр готова: Анна');
  const readingUrl = reading?.buttons[0]?.[0]?.value ?? '';
  expect(await (await fetch(readingUrl)).text()).toContain('Главное в');
  const [sent, kept] = await Promise.all(
    [pdf?.document?.url ?? '', `${readingUrl}/pdf`].map(async (url) =>
      Buffer.from(await (await fetch(url)).arrayBuffer()),
    ),
  );
  expect(sent?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(sent?.equals(kept ?? Buffer.of())).toBe(true);
});

test('A user sees their own orders, and nobody else’s by any way', async ({ shop, telegram }) => {
  const anna = await telegram.user({ started: true });
  const eve = await telegram.user({ started: true });
  const order = await orderAs(shop, telegram, anna);
  const listed = await ownOrders(shop, await telegram.initData(anna));
  // biome-ignore lint/suspicious/noExplicitAny: the OpenAPI file says what it is
  const annas = (await conforms(listed, 'get', '/api/telegram/orders')) as any;
  expect(annas).toMatchObject({
    canWrite: true,
    orders: [{ orderNumber: order.orderNumber, state: 'awaiting_payment', readingPath: null }],
  });
  const [{ id }] = annas.orders;
  expect(annas.orders[0].path).toBe(`/order/${tokenOf(order)}`);

  const evesData = await telegram.initData(eve);
  expect(await (await ownOrders(shop, evesData)).json()).toMatchObject({ orders: [] });
  const refused = await ownOrders(shop, evesData, id);
  expect(refused.status).toBe(404);
  await conforms(refused, 'get', '/api/telegram/orders/{id}');
  const own = await ownOrders(shop, await telegram.initData(anna), id);
  await conforms(own, 'get', '/api/telegram/orders/{id}');
  await telegram.say(eve, `/start o_${id}`);
  await telegram.say(eve, order.orderNumber);
  for (const message of await said(telegram, eve, 2)) {
    expect(JSON.stringify(message.buttons)).not.toContain(tokenOf(order));
    expect(plain(message)).not.toContain('990 ₽ и');
  }
  await telegram.say(anna, `/start o_${id}`);
  const [, again] = await said(telegram, anna, 2);
  expect(JSON.stringify(again?.buttons)).toContain(tokenOf(order));
});

test('Init data that proves nothing is refused with words that say what to do', async ({
  shop,
  telegram,
}) => {
  const userId = await telegram.user();
  const good = await telegram.initData(userId);
  const hour = 3_600;
  const now = Math.floor(Date.now() / 1_000);
  const of = (options: object) => telegram.initData(userId, options);
  const forged = {
    tampered: good.replace(`${userId}`, `${userId + 1}`),
    'of another bot': await of({ token: '1:another' }),
    expired: await of({ authDate: now - 25 * hour }),
    'from the future': await of({ authDate: now + hour }),
    'with a repeated key': `${good}&auth_date=${now}`,
    'of 5 KB': `${good}&padding=${'x'.repeat(5_000)}`,
    empty: '',
    'no data at all': 'hello',
  };
  for (const [name, initData] of Object.entries(forged)) {
    const answers = [
      ['post', '/generate_pay_url', await asked(shop, initData)],
      ['get', '/api/telegram/orders', await ownOrders(shop, initData)],
    ] as const;
    for (const [method, path, answer] of answers) {
      expect(answer.status, name).toBe(401);
      const { title, detail } = (await conforms(answer, method, path)) as Record<string, string>;
      expect(`${title} ${detail}`, name).toMatch(/откройте/i);
    }
  }
  const reordered = new URLSearchParams([...new URLSearchParams(good)].reverse()).toString();
  expect((await ownOrders(shop, reordered)).status).toBe(200);
  expect((await ownOrders(shop, await of({ signature: false }))).status).toBe(200);
  expect((await fetch(`${shop.url}/api/telegram/orders`)).status).toBe(401);
});

test('The same key of another user is another key: nobody hears of it, nobody is kept from it', async ({
  shop,
  telegram,
}) => {
  const anna = await telegram.user();
  const eve = await telegram.user();
  const key = { 'Idempotency-Key': randomUUID() };
  const numberFor = async (user: number) => {
    const answer = await asked(shop, await telegram.initData(user), key);
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { orderNumber: string }).orderNumber;
  };
  const ofAnna = await numberFor(anna);
  expect(await numberFor(eve)).not.toBe(ofAnna);
  expect(await numberFor(anna)).toBe(ofAnna);
});

test('Only Telegram, by its secret, tells the bot anything', async ({ shop, telegram }) => {
  const userId = await telegram.user({ started: true });
  const update = {
    update_id: 1,
    message: {
      message_id: 1,
      date: 1,
      text: '/help',
      chat: { id: userId, type: 'private', first_name: 'Eve' },
      from: { id: userId, is_bot: false, first_name: 'Eve' },
    },
  };
  for (const secret of [null, '', 'another-secret']) {
    const answer = await fetch(`${shop.url}/api/telegram/webhook`, {
      method: 'POST',
      headers: secret === null ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret },
      body: JSON.stringify(update),
    });
    expect(answer.status).toBe(401);
    await conforms(answer, 'post', '/api/telegram/webhook');
  }
  const tooLong = await fetch(`${shop.url}/api/telegram/webhook`, {
    method: 'POST',
    headers: { 'X-Telegram-Bot-Api-Secret-Token': 'a-secret-of-the-tests' },
    body: ' '.repeat(1_100_000),
  });
  expect(tooLong.status).toBe(413);
  await conforms(tooLong, 'post', '/api/telegram/webhook');
  await telegram.say(userId, '/privacy');
  const [answer] = await said(telegram, userId, 1);
  expect(answer && plain(answer)).toContain('Какие данные мы храним');
  expect((await fetch(`${shop.url}/api/telegram/webhook`)).status).toBe(405);
});

test('An update that Telegram repeats is answered once', async ({ telegram }) => {
  const userId = await telegram.user();
  const { updateId } = await telegram.say(userId, '/help');
  await said(telegram, userId, 1);
  await telegram.repeat(updateId ?? undefined);
  await telegram.say(userId, '/id');
  const texts = (await said(telegram, userId, 2)).map(plain);
  expect(texts[1]).toContain(`${userId}`);
});

for (const fault of [{ status: 502 }, { drop: 'before' }]) {
  test(`While the Bot API is down (${JSON.stringify(fault)}) the web link works, the operator sees it, and all comes later`, async ({
    shop,
    prodamus,
    telegram,
  }) => {
    const userId = await telegram.user({ started: true });
    const initData = await telegram.initData(userId);
    await telegram.faults({ method: '*', ...fault });
    const response = await asked(shop, initData);
    const order = (await response.json()) as { orderNumber: string; orderUrl: string };
    expect(response.status).toBe(201);
    await prodamus.pay(order.orderNumber);
    const { readingUrl } = await readOrder(shop, order);
    expect((await fetch(readingUrl ?? '')).status).toBe(200);
    await untilLogged(shop, order.orderNumber, 'reading_in_chat', 'will be tried again');
    await expect(async () => {
      expect(await operatorSees(shop)).toMatch(/разбор в чат {2}отправим ещё раз/);
    }).toPass();
    await telegram.faults({ reset: true });
    const messages = await said(telegram, userId, 2);
    expect(messages.map(({ document }) => document !== null)).toEqual([false, true]);
  });
}

test('Who has blocked the bot finds everything on the page, and the operator sees why', async ({
  shop,
  prodamus,
  telegram,
}) => {
  const userId = await telegram.user({ started: true });
  await telegram.block(userId);
  const order = await orderAs(shop, telegram, userId);
  await prodamus.pay(order.orderNumber);
  expect((await readOrder(shop, order)).readingUrl).not.toBeNull();
  await untilLogged(shop, order.orderNumber, 'reading_in_chat', 'is not delivered');
  await expect(async () => {
    expect(await operatorSees(shop)).toMatch(/разбор в чат {2}такого адреса нет или бот закрыт/);
  }).toPass();
  await telegram.unblock(userId);
  await said(telegram, userId, 2);
});

test('The seller hears of payments, and of money that does not fit, once each', async ({
  shop,
  prodamus,
  telegram,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const { orderNumber: order_num } = order;
  const odd_money = { order_num, order_id: '777001', sum: '9.90', payment_status: 'success' };
  for (const attempt of ['1', '2'])
    await prodamus.paymentEvent({ fields: { ...odd_money, attempt } });
  const about = async () =>
    (await telegram.chat(SELLER))
      .map(plain)
      .filter((text) => text.replace(/\s/g, '').includes(order.orderNumber));
  await expect(async () => expect(await about()).toHaveLength(2)).toPass();
  const [paid, unmatched] = await about();
  expect(paid).toContain('Оплачен заказ');
  expect(unmatched).toContain('Сумма не совпала');
});

test('No log names a buyer, their birth date or what they wrote', async ({ shop, telegram }) => {
  const userId = await telegram.user({ firstName: 'Canary-Name' });
  await telegram.faults({ method: 'sendMessage', chatId: userId, status: 400, description: 'no' });
  await telegram.say(userId, 'canary-text of a buyer');
  await orderAs(shop, telegram, userId);
  await expect(async () => expect(shop.program.output()).toContain('tried again')).toPass();
  for (const secret of ['canary', 'Canary', `${userId}`, '1988-11-03']) {
    expect(shop.program.output()).not.toContain(secret);
  }
});

test('A shop that Telegram cannot reach asks for updates itself, and forgets none when it restarts', async ({
  prodamus,
  telegram,
}) => {
  const emulator = await startTelegram(await freePort());
  const port = await freePort();
  const settings = {
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: emulator.url,
    TELEGRAM_LINK_HOST: new URL(telegram.url).host,
  };
  const polling = await startShop(port, prodamus.url, settings);
  const userId = await emulator.user({ started: true });
  await emulator.say(userId, '/help');
  await said(emulator, userId, 1);
  await polling.stop();
  await emulator.say(userId, '/privacy');

  const again = await startShop(port, prodamus.url, {
    ...settings,
    DATABASE_URL: `file:${polling.databaseFile}`,
  });
  const [, second] = await said(emulator, userId, 2);
  expect(second && plain(second)).toContain('Какие данные мы храним');
  expect((await fetch(`${again.url}/api/telegram/webhook`, { method: 'POST' })).status).toBe(404);
  await again.stop();
  await emulator.stop();
});

test('A stop in the middle of a message sends it once, notes it, and lets nobody in meanwhile', async ({
  prodamus,
}) => {
  // The process ended before it had noted what it was sending, and sent it again after the start.
  const emulator = await startTelegram(await freePort());
  const settings = { TELEGRAM_BOT_TOKEN: BOT_TOKEN, TELEGRAM_API_ROOT: emulator.url };
  const port = await freePort();
  const shop = await startShop(port, prodamus.url, settings);
  const userId = await emulator.user({ started: true });
  await emulator.faults({ method: 'sendMessage', delayMs: 600_000 });
  await orderAs(shop, emulator, userId);
  await expect(async () => expect(await emulator.calls()).toHaveProperty('sendMessage')).toPass();
  // A terminal and a service manager both send signals: the second must not cut the first short.
  shop.program.signal('SIGTERM');
  await isClosing(shop);
  const noted = 'select count(*) from notifications where outcome is not null';
  expect(ask(shop.databaseFile, noted)).toEqual([0]);
  shop.program.signal('SIGTERM');
  await emulator.faults({ reset: true });
  await shop.stop();
  const again = await startShop(port, prodamus.url, {
    ...settings,
    DATABASE_URL: `file:${shop.databaseFile}`,
  });
  await emulator.say(userId, '/id');
  const messages = await said(emulator, userId, 2);
  expect(plain(messages[0] as TelegramMessage)).toContain('990 ₽');
  expect(plain(messages[1] as TelegramMessage)).toContain(`${userId}`);
  expect((await emulator.calls()).sendMessage?.calls).toBe(2);
  await again.stop();
  await emulator.stop();
});

test('Who kills the process in the middle of a message finds it at most twice, and never lost', async ({
  prodamus,
}) => {
  const emulator = await startTelegram(await freePort());
  const settings = { TELEGRAM_BOT_TOKEN: BOT_TOKEN, TELEGRAM_API_ROOT: emulator.url };
  const port = await freePort();
  const shop = await startShop(port, prodamus.url, settings);
  const userId = await emulator.user({ started: true });
  await emulator.faults({ method: 'sendMessage', drop: 'after', delayMs: 3_000 });
  await orderAs(shop, emulator, userId);
  await said(emulator, userId, 1);
  shop.program.signal('SIGKILL');
  await shop.program.ended();
  await emulator.faults({ reset: true });
  const again = await startShop(port, prodamus.url, {
    ...settings,
    DATABASE_URL: `file:${shop.databaseFile}`,
  });
  const copies = await said(emulator, userId, 2);
  expect(copies.map(({ text }) => text)).toEqual([copies[0]?.text, copies[0]?.text]);
  await again.stop();
  await emulator.stop();
});
