import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator({ host: '0.0.0.0' });
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const BUTTONS = [
  [
    { text: 'Да', callback_data: 'yes' },
    { text: 'Сайт', url: 'https://shop.test/' },
  ],
  [{ text: 'Открыть', web_app: { url: 'https://shop.test/telegram' } }],
];
const ask = (text: string) =>
  emulator.api('sendMessage', {
    chat_id: anna,
    text,
    reply_markup: { inline_keyboard: BUTTONS },
  });

test('a pressed callback button reaches the bot, whose answer comes back once', async () => {
  const { result } = await ask('Удалить?');
  const pressing = emulator.control('/press', { userId: anna, button: 'Да', waitMs: 20_000 });
  const [update] = (await emulator.api('getUpdates', { timeout: 20 })).result;
  expect(update.callback_query).toMatchObject({
    data: 'yes',
    from: { id: anna },
    message: { message_id: result.message_id, text: 'Удалить?' },
  });
  const answer = { callback_query_id: update.callback_query.id, text: 'Готово', show_alert: true };
  expect(await emulator.api('answerCallbackQuery', answer)).toEqual({ ok: true, result: true });
  expect(await pressing).toEqual({
    kind: 'callback',
    queryId: update.callback_query.id,
    answer: { text: 'Готово', showAlert: true, url: null },
  });
  expect((await emulator.api('answerCallbackQuery', answer)).description).toMatch(
    'query is too old',
  );
});

test('other buttons answer what a client would open; the newest message counts', async () => {
  await ask('раньше');
  const { result } = await ask('теперь');
  const pressed = (button: unknown, more: object = {}) =>
    emulator.control('/press', { userId: anna, button, ...more });
  expect(await pressed([0, 1])).toEqual({ kind: 'url', url: 'https://shop.test/' });
  const opened = await pressed('Открыть', { launch: { platform: 'android', version: '6.0' } });
  expect(opened.url).toMatch(
    /^https:\/\/shop\.test\/telegram#tgWebAppData=.*tgWebAppPlatform=andr/,
  );
  await pressed('Да');
  const [update] = (await emulator.api('getUpdates')).result;
  expect(update.callback_query.message.message_id).toBe(result.message_id);
  await expect(pressed('Нет')).rejects.toThrow('404 no such button');
  await expect(pressed('Да', { messageId: 999 })).rejects.toThrow('404');
});

test('a chat is notified at once when something happens to it', async () => {
  const { revision } = await emulator.chat(anna);
  const waiting = emulator.control(`/chat?id=${anna}&revision=${revision}`);
  await ask('новое');
  const seen = await waiting;
  expect(seen.messages).toMatchObject([{ from: 'bot', text: 'новое' }]);
  expect(seen.revision).toBeGreaterThan(revision);
});

test('a granted permission to write is reported to the bot once', async () => {
  const boris = await emulator.user({ started: false });
  await emulator.control('/write-access', { userId: boris });
  await emulator.control('/write-access', { userId: boris });
  expect((await emulator.api('getUpdates')).result).toMatchObject([
    { message: { from: { id: boris }, write_access_allowed: { from_request: true } } },
  ]);
});

test('only this machine controls the emulator, and no foreign page', async () => {
  const local = `http://127.0.0.1:${emulator.port}/control/users`;
  expect((await fetch(local)).status).toBe(200);
  expect((await fetch(local, { headers: { 'X-Forwarded-For': '203.0.113.1' } })).status).toBe(403);
  const foreign = await fetch(local, { headers: { Origin: 'https://shop.test' } });
  expect(foreign.status).toBe(403);
  const host = await fetch(local, { headers: { Origin: 'https://web.telegram.org' } });
  expect(host.headers.get('access-control-allow-origin')).toBe('https://web.telegram.org');
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!outside) return;
  const far = await fetch(`http://${outside.address}:${emulator.port}/control/users`);
  expect(far.status).toBe(403);
});

test.for([
  ['/messages', { userId: 5, text: 'x' }, '404'],
  ['/messages', { text: 'x' }, '400'],
  ['/messages', { userId: 0, text: 'x' }, '400'],
  ['/users', { firstNam: 'x' }, '400'],
  ['/init-data', { userId: 5 }, '404'],
  ['/repeat', {}, '404'],
  ['/pigeon', {}, '404'],
] as const)('%s refuses %j', async ([path, body, status]) => {
  await expect(emulator.control(path, body)).rejects.toThrow(status);
});
