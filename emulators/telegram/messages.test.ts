import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator();
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const send = (text: string, more: object = {}) =>
  emulator.api('sendMessage', { chat_id: anna, text, ...more });
const edit = (message_id: number, text: string, more: object = {}) =>
  emulator.api('editMessageText', { chat_id: anna, message_id, text, ...more });
const withButton = (button: object) => ({
  reply_markup: { inline_keyboard: [[{ text: 'Кнопка', ...button }]] },
});

test('only a user who wrote or allowed it, and has not blocked the bot, is written to', async () => {
  const boris = await emulator.user({ started: false });
  const write = () => emulator.api('sendMessage', { chat_id: boris, text: 'Привет' });
  expect(await write()).toEqual({
    ok: false,
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  await emulator.control('/messages', { userId: boris, text: '/start' });
  expect((await write()).ok).toBe(true);
  await emulator.control('/block', { userId: boris });
  expect((await write()).description).toBe('Forbidden: bot was blocked by the user');
  await expect(emulator.control('/messages', { userId: boris, text: 'x' })).rejects.toThrow('409');
  await emulator.control('/unblock', { userId: boris });
  expect((await write()).ok).toBe(true);
  const vera = await emulator.user({ started: false });
  await emulator.control('/write-access', { userId: vera });
  expect((await emulator.api('sendMessage', { chat_id: vera, text: 'x' })).ok).toBe(true);
});

test('HTML becomes a text with entities, and addresses are found in it', async () => {
  const { result } = await send(
    'Заказ <b>№ 1 &lt;2&gt;</b> <a href="https://shop.test/?a=1&amp;b=2">тут</a>: https://x.test/y.',
    { parse_mode: 'HTML' },
  );
  expect(result.text).toBe('Заказ № 1 <2> тут: https://x.test/y.');
  expect(result.entities).toEqual([
    { type: 'bold', offset: 6, length: 7 },
    { type: 'text_link', offset: 14, length: 3, url: 'https://shop.test/?a=1&b=2' },
    { type: 'url', offset: 19, length: 16 },
  ]);
});

test.for([
  ['<p>абзац</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['а <br> б', 'Unsupported start tag "br" at byte offset 3'],
  ['<b>жирно', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['2 < 3', 'Unsupported start tag "" at byte offset 2'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
] as const)('%s is no HTML of Telegram', async ([text, reason]) => {
  const { description } = await send(text, { parse_mode: 'HTML' });
  expect(description).toBe(`Bad Request: can't parse entities: ${reason}`);
});

test.for([
  [{ callback_data: 'я'.repeat(33) }, 'BUTTON_DATA_INVALID'],
  [{ callback_data: '' }, 'BUTTON_DATA_INVALID'],
  [{}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
  [{ url: 'shop' }, "inline keyboard button URL 'shop' is invalid: Wrong HTTP URL"],
  [{ url: 'https://x.test', callback_data: 'x' }, 'an inline button has one purpose'],
  [
    { web_app: { url: 'http://shop.test/' } },
    "inline keyboard button Web App URL 'http://shop.test/' is invalid: Only HTTPS links are allowed",
  ],
  [{ callback_date: 'x' }, "can't parse inline keyboard button: Unrecognized key"],
] as const)('a button %j is refused', async ([button, reason]) => {
  const { description } = await send('x', withButton(button));
  expect(description?.startsWith(`Bad Request: ${reason}`), description).toBe(true);
});

test('a Mini App opens from private chats only, over https or allowed loopback', async () => {
  const https = withButton({ web_app: { url: 'https://shop.test/' } });
  const loopback = withButton({ web_app: { url: 'http://127.0.0.1:3000/' } });
  expect((await send('x', https)).ok).toBe(true);
  expect((await send('x', loopback)).ok).toBe(true);
  const group = await emulator.control('/groups', {});
  expect((await send('x', { chat_id: group.id, ...https })).description).toBe(
    'Bad Request: BUTTON_TYPE_INVALID',
  );
  const strict = await startTestEmulator({ allowLoopback: false });
  const id = await strict.user();
  const refused = await strict.api('sendMessage', { chat_id: id, text: 'x', ...loopback });
  const webhook = await strict.api('setWebhook', { url: 'http://127.0.0.1:3000/' });
  await strict.close();
  expect([refused.error_code, webhook.error_code]).toEqual([400, 400]);
});

test('an edit changes the message and keeps what it said; the same again is refused', async () => {
  const button = withButton({ callback_data: 'pay' });
  const { result } = await send('Ждём оплату', button);
  expect((await edit(result.message_id, '<b>Ждём</b> оплату', button)).description).toBeUndefined();
  expect((await edit(result.message_id, '<b>Ждём</b> оплату', button)).description).toMatch(
    /^Bad Request: message is not modified: specified new message content/,
  );
  const paid = await edit(result.message_id, '<b>Оплачено</b>', { parse_mode: 'HTML' });
  expect(paid.result).toMatchObject({ text: 'Оплачено', entities: [{ type: 'bold' }] });
  expect(paid.result).not.toHaveProperty('reply_markup');
  const [message] = (await emulator.chat(anna)).messages;
  expect(message).toMatchObject({ text: 'Оплачено', buttons: [] });
  expect(message?.history).toMatchObject([
    { text: 'Ждём оплату', buttons: [[{ text: 'Кнопка', type: 'callback', value: 'pay' }]] },
    { text: '<b>Ждём</b> оплату' },
  ]);
});

test('only standing messages of the bot are edited', async () => {
  const own = await emulator.control('/messages', { userId: anna, text: 'моё' });
  expect((await edit(own.messageId, 'x')).description).toBe("Bad Request: message can't be edited");
  const { result } = await send('x');
  const place = { chat_id: anna, message_id: result.message_id };
  expect(await emulator.api('deleteMessage', place)).toEqual({ ok: true, result: true });
  expect((await edit(result.message_id, 'y')).description).toMatch('message to edit not found');
  expect((await emulator.chat(anna)).messages.at(-1)).toMatchObject({ text: 'x', deleted: true });
});
