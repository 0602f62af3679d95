import { expect, onTestFinished, test } from 'vitest';
import { startProgram } from '@/e2e/world/program';
import { hostPage } from './host/host-page';
import { startTestEmulator, TOKEN } from './test-emulator';

async function aChat() {
  const emulator = await startTestEmulator();
  onTestFinished(() => emulator.close());
  const anna = await emulator.user();
  const send = (text: unknown, more: object = {}) =>
    emulator.api('sendMessage', { chat_id: anna, text, ...more });
  const say = (text: string) => emulator.control('/messages', { userId: anna, text });
  return { emulator, anna, send, say };
}

test('the bot sends, edits and sends a document, and a button comes back to it', async () => {
  const { emulator, anna, send } = await aChat();
  const html =
    '<b>№ 1 &lt;2&gt;</b> <a href="https://x.test/?a=1&amp;b=2">тут</a>: https://x.test/y.';
  const buttons = [[{ text: 'Да', callback_data: 'yes' }]];
  const reply_markup = { inline_keyboard: buttons };
  const { result } = await send(html, { parse_mode: 'HTML', reply_markup });
  expect(result).toMatchObject({ text: '№ 1 <2> тут: https://x.test/y.', reply_markup });
  expect(result.entities).toEqual([
    { type: 'bold', offset: 0, length: 7 },
    { type: 'text_link', offset: 8, length: 3, url: 'https://x.test/?a=1&b=2' },
    { type: 'url', offset: 13, length: 16 },
  ]);

  const pressing = emulator.control('/press', { userId: anna, button: 'Да', waitMs: 20_000 });
  const [{ callback_query }] = (await emulator.api('getUpdates', { timeout: 20 })).result;
  expect(callback_query).toMatchObject({ data: 'yes', from: { id: anna } });
  await emulator.api('answerCallbackQuery', { callback_query_id: callback_query.id, text: 'Есть' });
  expect(await pressing).toMatchObject({ answer: { text: 'Есть', showAlert: false } });

  const edit = () =>
    emulator.api('editMessageText', { chat_id: anna, message_id: result.message_id, text: 'Всё' });
  expect((await edit()).result).not.toHaveProperty('reply_markup');
  expect((await edit()).description).toMatch(/^Bad Request: message is not modified/);

  // As bot libraries write a form by hand: the file's name without quotes.
  const part = (head: string, content: string) =>
    `--1x2y\r\ncontent-disposition:form-data;name=${head}\r\n\r\n${content}\r\n`;
  const body = `${part('"chat_id"', `${anna}`)}${part('"document"', 'attach://abc')}${part(
    '"abc";filename=разбор.pdf',
    '%PDF-1.7',
  )}--1x2y--`;
  const headers = { 'Content-Type': 'multipart/form-data; boundary=1x2y' };
  await fetch(`${emulator.root}/sendDocument`, { method: 'POST', headers, body });
  const [edited, sent] = (await emulator.chat(anna)).messages;
  expect(edited).toMatchObject({ text: 'Всё', history: [{ buttons: [[{ value: 'yes' }]] }] });
  expect(sent?.document).toMatchObject({ name: 'разбор.pdf', mime: 'application/pdf' });
  expect(await (await fetch(sent?.document?.url ?? '')).text()).toBe('%PDF-1.7');
});

test('updates come by long polling, or to the webhook with its secret until it answers 2xx', async () => {
  const { emulator, say } = await aChat();
  const { receiver } = emulator;
  const polling = emulator.api('getUpdates', { timeout: 20 });
  await say('/start o_abc');
  const [{ update_id, message }] = (await polling).result;
  expect(message.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
  await emulator.api('getUpdates', { offset: update_id + 1 });

  receiver.answers.push(500, 302);
  await emulator.api('setWebhook', { url: receiver.url, secret_token: 'se-cret_1' });
  expect((await emulator.api('getUpdates')).error_code).toBe(409);
  await say('первое');
  await say('второе');
  const { headers } = await receiver.taken(4);
  expect(headers['x-telegram-bot-api-secret-token']).toBe('se-cret_1');
  expect(receiver.texts()).toEqual(['первое', 'первое', 'первое', 'второе']);
  expect((await emulator.api('getWebhookInfo')).result).toMatchObject({
    last_error_message: 'Wrong response from the webhook: 302',
  });
});

test('faults refuse, lose the answer or close the connection, and are counted', async () => {
  const { emulator, anna, send } = await aChat();
  const fault = (about: object) => emulator.control('/faults', about);
  await fault({ method: 'sendMessage', status: 429, retryAfter: 3, times: 1 });
  expect(await send('x')).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  });
  await fault({ method: '*', status: 502, times: 1 });
  const gateway = await fetch(`${emulator.root}/getMe`);
  expect([gateway.status, await gateway.text()]).toEqual([502, expect.stringContaining('nginx')]);
  await fault({ method: 'sendMessage', drop: 'before', times: 1 });
  await expect(send('до')).rejects.toThrow();
  await fault({ method: 'sendMessage', drop: 'after', times: 1 });
  await expect(send('после')).rejects.toThrow();
  await fault({ method: 'sendMessage', delayMs: 600_000 });
  const held = send('потом');
  expect(await Promise.race([held, emulator.api('getMe')])).toHaveProperty('result.is_bot', true);
  await fault({ reset: true });
  expect((await held).ok).toBe(true);
  expect((await emulator.chat(anna)).messages.map(({ text }) => text)).toEqual(['после', 'потом']);
  expect((await emulator.control('/calls')).sendMessage).toEqual({
    calls: 4,
    done: 2,
    statuses: { 200: 1, 429: 1, dropped: 2 },
  });
  await expect(fault({ method: 'sendMessage', status: 500, time: 1 })).rejects.toThrow('400');
});

test.for([
  ['<p>абзац</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['а <br> б', 'Unsupported start tag "br" at byte offset 3'],
  ['<b>жирно', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['2 < 3', 'Unsupported start tag "" at byte offset 2'],
] as const)('%s is no HTML of Telegram', async ([text, reason]) => {
  const { send } = await aChat();
  const { description } = await send(text, { parse_mode: 'HTML' });
  expect(description).toBe(`Bad Request: can't parse entities: ${reason}`);
});

test.for([
  [' \n', {}, 'message text is empty'],
  ['ы'.repeat(4097), {}, 'message is too long'],
  [5, {}, 'field "text" is invalid: Invalid input: expected string, received number'],
  ['x', { txt: 'y' }, 'unknown field "txt"'],
  ['x', { chat_id: 5 }, 'chat not found'],
  ['x', button({ callback_data: 'я'.repeat(33) }), 'BUTTON_DATA_INVALID'],
  ['x', button({ url: 'shop' }), "inline keyboard button URL 'shop' is invalid: Wrong HTTP URL"],
  [
    'x',
    button({ web_app: { url: 'http://shop.test/' } }),
    "inline keyboard button Web App URL 'http://shop.test/' is invalid: Only HTTPS links are allowed",
  ],
] as const)('sendMessage refuses %j with %j', async ([text, more, reason]) => {
  const { send } = await aChat();
  const description = `Bad Request: ${reason}`;
  expect(await send(text, more)).toEqual({ ok: false, error_code: 400, description });
});

function button(about: object) {
  return { reply_markup: { inline_keyboard: [[{ text: 'Кнопка', ...about }]] } };
}

test('only the bot and this machine are let in, and the page comes with its scripts', async () => {
  const { emulator, anna } = await aChat();
  const { url } = emulator;
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}${path}`, { headers })).status;
  expect(await status(`/bot${TOKEN}A/getMe`)).toBe(401);
  expect(await status(`/bot${TOKEN}/sendPigeon`)).toBe(404);
  expect(await status('/control/users', { 'X-Forwarded-For': '203.0.113.1' })).toBe(403);
  expect(await status('/control/users', { Origin: 'https://shop.test' })).toBe(403);
  expect(await status('/control/pigeon')).toBe(404);
  const webOrigin = { headers: { Origin: 'https://web.telegram.org' } };
  const script = await fetch(`${url}/host/main.js`, webOrigin);
  expect(script.headers.get('content-type')).toMatch('text/javascript');
  expect(script.headers.get('access-control-allow-origin')).toBe('https://web.telegram.org');
  const link = await fetch(`${url}/Chakra_Stand_Bot/app?startapp=o_abc`);
  expect(link.url).toBe(`${url}/a/?startapp=o_abc`);
  expect(await link.text()).toBe(hostPage({ api: '' }));
  await emulator.control('/block', { userId: anna });
  const refused = await emulator.api('sendMessage', { chat_id: anna, text: 'x' });
  expect(refused.description).toBe('Forbidden: bot was blocked by the user');
});

/** Closes an emulator while an update waits for its next send; then the program may end. */
const CLOSING = `
  const { startTelegram } = await import('./emulators/telegram/start-telegram.ts');
  const { url, close } = await startTelegram({ token: '1:abc', allowLoopback: true });
  const post = async (path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(url + path, request)).json();
  };
  const { id: userId } = await post('/control/users', {});
  await post('/bot1:abc/setWebhook', { url: 'http://127.0.0.1:9/hook' });
  await post('/control/messages', { userId, text: 'раз' });
  while (!(await post('/bot1:abc/getWebhookInfo', {})).result.last_error_message);
  await close();
`;

test('a delivery that the end cuts short does not start itself anew without end', async () => {
  const program = startProgram(['--import', 'tsx', '--input-type=module', '-e', CLOSING], {});
  expect(await program.ended()).toBe(0);
  expect(program.output()).toBe('');
});
