import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { startTestEmulator, TOKEN } from '@/emulators/telegram/test-emulator';
import { saveOrder } from '@/lib/checkout/place-order';
import { forgetUser } from '@/lib/telegram/telegram-user';
import { RateLimit } from '@/server/http/rate-limit';
import { kopecks } from '../money';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { aStore } from '../payments/fixtures/temporary-store';
import { createBot } from './bot';
import { updateWorker } from './handle-updates';
import { introduceBot } from './introduce-bot';
import { pollUpdates } from './poll-updates';
import { receiveUpdates } from './receive-updates';

/** A bot that polls the emulator, on a store of its own; `log` is what it has complained of. */
async function aBot({ messagesPerMinute = 0 } = {}) {
  const emulator = await startTestEmulator();
  const store = aStore();
  let now = PLACED_AT;
  const clock = () => now;
  const log: string[] = [];
  const logger = pino({ base: null }, { write: (line) => log.push(line) });
  const forgotten: number[] = [];
  const bot = createBot(TOKEN, emulator.url, {
    store,
    clock,
    price: () => kopecks(99_000),
    seller: () => ({ name: 'Анна', contacts: 'anna@example.ru <b>' }),
    pageUrl: (path) => `https://shop.example${path}`,
    messageOf: async ({ order }) => ({ html: `Это заказ ${order.number}`, buttons: [] }),
    hasSeller: true,
    adminLink: async (userId) =>
      userId === 100_000 ? 'https://shop.example/admin/enter/once' : null,
    forget: async (userId) => {
      forgotten.push(userId);
      await forgetUser(store, userId, [], now);
    },
  });
  const isStopping = () => false;
  const handleUpdates = updateWorker({ bot, store, clock, log: logger, isStopping });
  let dropped = 0;
  const receiving = {
    store,
    clock,
    messageLimit: new RateLimit(messagesPerMinute),
    onDropped: () => {
      dropped += 1;
    },
  };
  const stop = pollUpdates({
    token: TOKEN,
    apiRoot: emulator.url,
    log: logger,
    alone: store.alone,
    receive: async (received) => {
      await receiveUpdates(receiving, received);
      void handleUpdates();
    },
  });
  onTestFinished(async () => {
    stop();
    await emulator.close();
    await handleUpdates();
  });
  const said = async (userId: number) =>
    (await emulator.chat(userId)).messages.filter(({ from }) => from === 'bot');
  return {
    emulator,
    store,
    bot,
    log,
    forgotten,
    handleUpdates,
    said,
    dropped: () => dropped,
    at: (instant: Date) => {
      now = instant;
    },
    /** What the bot says to a message, once it has said something more. */
    ask: async (userId: number, text: string) => {
      const before = (await said(userId)).length;
      await emulator.control('/messages', { userId, text });
      return (await until(async () => (await said(userId))[before])) ?? never();
    },
    order: async (changes: Partial<Order>) => {
      const order = anOrder(changes);
      await saveOrder(store, order, null);
      return order;
    },
  };
}

async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    await sleep(10);
  }
}

function never(): never {
  throw new Error('the bot has said nothing');
}

const textsOf = (message: { buttons: object[][] }) =>
  (message.buttons.flat() as { text: string; type: string; value: string }[]).map(
    ({ text, type, value }) => `${text} → ${type} ${value}`,
  );

it('/start says what is sold and for how much, and opens the Mini App', async () => {
  const { emulator, ask } = await aBot();
  const answer = await ask(await emulator.user({ started: false }), '/start');

  expect(answer.text).toContain('990\u00a0₽');
  expect(answer.text).toContain('«Матрица судьбы»');
  expect(textsOf(answer)).toEqual([
    'Заказать карту → web_app https://shop.example/telegram',
    'Мои карты → web_app https://shop.example/telegram/orders',
  ]);
});

it('/start of an order leads its buyer back to it, and nobody else', async () => {
  const { emulator, ask, order } = await aBot();
  const buyer = await emulator.user();
  const other = await emulator.user();
  const { id, number } = await order({ telegramUserId: buyer });

  expect((await ask(buyer, `/start o_${id}`)).text).toBe(`Это заказ ${number}`);
  expect((await ask(other, `/start o_${id}`)).text).toContain('Здравствуйте');
  expect((await ask(buyer, '/start o_nothing')).text).toContain('Здравствуйте');
});

it('/orders lists the user’s own, newest first', async () => {
  const { emulator, ask, order } = await aBot();
  const buyer = await emulator.user();
  const other = await emulator.user();
  const first = await order({ telegramUserId: buyer });
  const second = await order({
    telegramUserId: buyer,
    createdAt: new Date(PLACED_AT.getTime() + 1),
  });
  await order({ telegramUserId: other });
  await order({ telegramUserId: null });

  const answer = await ask(buyer, '/orders');
  expect(textsOf(answer)).toEqual(
    [second, first].map(
      ({ number, token }) =>
        `Заказ № ${formatOrderNumber(number)}, Анна → web_app https://shop.example/order/${token}`,
    ),
  );
  expect((await ask(await emulator.user(), '/orders')).text).toContain('ещё ничего не');
});

it('the number of one’s own order is understood as typed, another’s is not told of', async () => {
  const { emulator, ask, order } = await aBot();
  const buyer = await emulator.user();
  const other = await emulator.user();
  const { number } = await order({ telegramUserId: buyer });
  await order({ telegramUserId: buyer, createdAt: new Date(PLACED_AT.getTime() + 1) });

  expect((await ask(buyer, `№ ${formatOrderNumber(number)}`)).text).toBe(`Это заказ ${number}`);
  const strange = await ask(other, number);
  expect(strange.text).toContain('Среди заказов из\u00a0этого чата нет');
  expect(textsOf(strange)).toEqual(['Найти карту → web_app https://shop.example/find']);
});

it.each([
  ['/help', 'Номер заказа и\u00a0сумма придут сюда до\u00a0оплаты'],
  ['/paysupport', 'платить снова не\u00a0нужно'],
  ['/privacy', 'дату рождения'],
  ['/id', 'Ваш ID в\u00a0Telegram'],
  ['Здравствуйте, сколько стоит?', '/paysupport'],
  ['/unheard_of', '/help'],
])('%s gets an answer that helps', async (said, expected) => {
  const { emulator, ask, log } = await aBot();

  expect((await ask(await emulator.user(), said)).text).toContain(expected);
  expect(log).toEqual([]);
});

it('data are forgotten only after a second word', async () => {
  const { emulator, ask, forgotten, said, order } = await aBot();
  const user = await emulator.user();
  const { number, token } = await order({ telegramUserId: user });
  await ask(user, '/delete_my_data');
  await emulator.control('/press', { userId: user, button: 'Оставить' });
  await until(async () => (await said(user))[0]?.text.startsWith('Хорошо'));
  expect(forgotten).toEqual([]);

  await ask(user, '/delete_my_data');
  await emulator.control('/press', { userId: user, button: 'Да, удалить' });
  const last = await until(async () => (await said(user))[2]);
  const [button] = textsOf(last);
  expect(button).toContain(formatOrderNumber(number));
  expect(button).toContain(`https://shop.example/order/${token}/erase`);
  await until(async () => forgotten.length > 0);
  expect(forgotten).toEqual([user]);
});

it('anyone who has ordered nothing here learns where orders of the site are erased', async () => {
  const { emulator, ask, said } = await aBot();
  const user = await emulator.user();
  await ask(user, '/delete_my_data');
  await emulator.control('/press', { userId: user, button: 'Да, удалить' });
  const told = await until(async () => (await said(user)).find(({ text }) => /^Готово/.test(text)));
  expect(told.text).toContain('https://shop.example/find');
  expect(await said(user)).toHaveLength(1);
});

it.each([
  ['answerCallbackQuery', { status: 400, description: 'Bad Request: query is too old' }],
  ['sendMessage', { status: 500, description: 'Internal Server Error' }],
  ['sendMessage', { status: 502 }],
] as const)(
  'anyone who asks to be forgotten hears of it though %s fails once with %j',
  async (method, fault) => {
    // Whose the orders were was forgotten first, and then nobody could tell where to erase them.
    const { emulator, store, ask, said, at, handleUpdates, forgotten, order } = await aBot();
    const user = await emulator.user();
    const { number } = await order({ telegramUserId: user });
    await ask(user, '/delete_my_data');
    await emulator.control('/faults', { method, ...fault, times: 1 });
    await emulator.control('/press', { userId: user, button: 'Да, удалить' });
    let seconds = 0;
    await until(async () => {
      seconds += 60;
      at(new Date(PLACED_AT.getTime() + seconds * 1_000));
      await handleUpdates();
      return forgotten.length > 0 && (await store.dueUpdates(new Date(8e14), 1)).length === 0;
    });

    const [question, answer, ...more] = await said(user);
    expect(question?.text).toBe('Готово: мы\u00a0забыли ваш ID в\u00a0Telegram.');
    expect(answer && textsOf(answer)[0]).toContain(formatOrderNumber(number));
    expect(more).toEqual([]);
  },
);

it('while the Bot API says nothing, an update waits for it, is answered, and at most twice', async () => {
  const { emulator, store, at, handleUpdates, said } = await aBot();
  const user = await emulator.user();
  await emulator.control('/faults', { method: 'sendMessage', drop: 'before', times: 1 });
  await emulator.control('/messages', { userId: user, text: '/help' });
  await until(async () => (await store.dueUpdates(new Date(8e14), 1))[0]?.unanswered === 1);
  await emulator.control('/faults', { method: 'getMe', drop: 'before' });
  for (let minute = 1; minute < 20; minute += 1) {
    at(new Date(PLACED_AT.getTime() + minute * 60_000));
    await handleUpdates();
  }
  expect(await said(user)).toEqual([]);
  await emulator.control('/faults', { reset: true });
  at(new Date(PLACED_AT.getTime() + 3_600_000));
  await handleUpdates();

  expect(await said(user)).toHaveLength(1);
});

it('where Telegram asks to wait in a chat, nothing is answered there before that, and others are', async () => {
  // One user who wrote forty times kept everybody else waiting for minutes.
  const { emulator, at, ask, handleUpdates, said, log } = await aBot();
  const user = await emulator.user();
  const other = await emulator.user();
  const fault = { method: 'sendMessage', chatId: user, status: 429, retryAfter: 60, times: 1 };
  await emulator.control('/faults', fault);
  for (const text of ['/help', '/privacy']) {
    await emulator.control('/messages', { userId: user, text });
  }
  await until(async () => log.length > 0);
  expect((await ask(other, '/start')).text).toContain('Здравствуйте');
  at(new Date(PLACED_AT.getTime() + 59_000));
  await handleUpdates();
  expect(await said(user)).toEqual([]);
  at(new Date(PLACED_AT.getTime() + 60_000));
  await handleUpdates();

  expect(await said(user)).toHaveLength(2);
});

it('an update that hangs holds up its own chat alone, whose next one waits for it', async () => {
  const { emulator, ask, said } = await aBot();
  const user = await emulator.user();
  const other = await emulator.user();
  await emulator.control('/faults', { method: 'sendMessage', chatId: user, delayMs: 600_000 });
  for (const text of ['/help', '/privacy']) {
    await emulator.control('/messages', { userId: user, text });
  }
  await until(async () => (await emulator.control('/calls')).sendMessage?.calls === 1);
  for (const text of ['/start', '/id']) await ask(other, text);
  expect((await emulator.control('/calls')).sendMessage.calls).toBe(3);

  await emulator.control('/faults', { reset: true });
  const [help, privacy] = await until(async () => {
    const all = await said(user);
    return all.length === 2 && all;
  });
  expect(help?.text).toContain('Как это устроено');
  expect(privacy?.text).toContain('Какие данные');
});

it('while the database takes no write an update is answered once, and handled when it does again', async () => {
  const { emulator, store, ask, said, log } = await aBot();
  const user = await emulator.user();
  const other = await emulator.user();
  const { completeUpdate } = store;
  store.completeUpdate = async (update, step) => {
    if (log.length < 2) throw new Error('database or disk is full');
    await completeUpdate.call(store, update, step);
  };
  await emulator.control('/messages', { userId: user, text: '/help' });
  await until(async () => (await store.dueUpdates(new Date(8e14), 1)).length === 0 && log[1]);

  expect((await ask(other, '/start')).text).toContain('Здравствуйте');
  expect(await said(user)).toHaveLength(1);
  expect(log).toHaveLength(2);
  expect(log[0]).toContain('database or disk is full');
});

it('messages of a chat beyond its limit are dropped, presses and other chats are not', async () => {
  const { emulator, ask, said, dropped, forgotten } = await aBot({ messagesPerMinute: 3 });
  const user = await emulator.user();
  const other = await emulator.user();
  await ask(user, '/delete_my_data');
  for (let n = 0; n < 10; n += 1)
    await emulator.control('/messages', { userId: user, text: '/id' });
  await until(async () => dropped() === 8);
  await emulator.control('/press', { userId: user, button: 'Да, удалить' });
  await until(async () => forgotten.length > 0);

  expect((await ask(other, '/start')).text).toContain('Здравствуйте');
  expect((await said(user)).map(({ text }) => text.slice(0, 6))).toEqual([
    'Готово',
    'Ваш ID',
    'Ваш ID',
  ]);
});

it('what Telegram refuses of buttons and commands is reported, and not asked again for ever', async () => {
  const { emulator, bot } = await aBot();
  await emulator.control('/faults', { method: 'setMyCommands', status: 404 });
  const webhook = { url: `${emulator.receiver.url}/hook`, secret: 'a-secret' };

  expect(await introduceBot(bot, { webhook, appUrl: 'http://shop.example/telegram' })).toEqual([
    expect.stringContaining('setChatMenuButton'),
    expect.stringContaining('setMyCommands'),
  ]);
  expect((await emulator.api('getWebhookInfo')).result.url).toBe(webhook.url);
});

it('a Telegram that does not answer is reported at once, not waited for', async () => {
  // The library's own way of learning the bot's name waits for ever and says nothing.
  const { emulator, bot } = await aBot();
  await emulator.control('/faults', { method: '*', status: 502 });
  const introduced = introduceBot(bot, { webhook: null, appUrl: 'https://shop.example/' });

  await expect(introduced).rejects.toThrow();
});

it('blocking and letting in again are remembered', async () => {
  const { emulator, store, ask } = await aBot();
  const user = await emulator.user();
  await ask(user, '/start');
  expect(await store.read((db) => db.telegramUsers.mayWriteTo(user))).toBe(true);
  await emulator.control('/block', { userId: user });
  await until(async () => (await store.read((db) => db.telegramUsers.mayWriteTo(user))) === false);
  await emulator.control('/unblock', { userId: user });
  await until(async () => (await store.read((db) => db.telegramUsers.mayWriteTo(user))) === true);
});

it('in a group the bot is silent', async () => {
  const { emulator, ask, log } = await aBot();
  const user = await emulator.user();
  const group = await emulator.control('/groups', {});
  await emulator.control('/messages', { userId: user, chatId: group.id, text: '/start' });
  await ask(user, '/help');

  expect((await emulator.chat(group.id)).messages.filter(({ from }) => from === 'bot')).toEqual([]);
  expect(log).toEqual([]);
});

it('an update that comes twice is answered once', async () => {
  const { emulator, ask, said } = await aBot();
  const user = await emulator.user();
  await ask(user, '/help');
  await emulator.control('/repeat', {});
  await ask(user, '/privacy');

  expect(await said(user)).toHaveLength(2);
});

it('what could not be answered is answered later, and its content is not kept after that', async () => {
  const { emulator, store, log, at, handleUpdates, said } = await aBot();
  const user = await emulator.user();
  await emulator.control('/faults', { method: 'sendMessage', status: 502, times: 1 });
  await emulator.control('/messages', { userId: user, text: '/help' });
  await until(async () => log.length > 0);
  at(new Date(PLACED_AT.getTime() + 60_000));
  await handleUpdates();

  expect(await said(user)).toHaveLength(1);
  expect(await store.dueUpdates(new Date(PLACED_AT.getTime() + 9e9), 10)).toEqual([]);
  expect(log.join()).not.toContain('/help');
});

it('Telegram learns where the Mini App is and which commands there are', async () => {
  const { emulator, bot } = await aBot();
  await introduceBot(bot, { webhook: null, appUrl: 'https://shop.example/telegram' });
  const webhook = { url: `${emulator.receiver.url}/hook`, secret: 'a-secret' };
  await introduceBot(bot, { webhook, appUrl: 'https://shop.example/telegram' });

  expect((await emulator.chat(await emulator.user())).menuButton).toMatchObject({
    web_app: { url: 'https://shop.example/telegram' },
  });
  expect((await emulator.api('getWebhookInfo')).result.url).toBe(webhook.url);
});
