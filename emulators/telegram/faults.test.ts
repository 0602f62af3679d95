import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator();
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const send = (chat_id = anna) => emulator.api('sendMessage', { chat_id, text: 'Привет' });
const fault = (about: object) => emulator.control('/faults', about);
const sent = async () => (await emulator.chat(anna)).messages.length;

test('429 tells how long to wait, as often as asked, and sends nothing', async () => {
  await fault({ method: 'sendMessage', status: 429, retryAfter: 3, times: 2 });
  const refused = {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  };
  expect(await send()).toEqual(refused);
  expect((await emulator.api('getMe')).ok).toBe(true);
  expect(await send()).toEqual(refused);
  expect(await sent()).toBe(0);
  expect((await send()).ok).toBe(true);
  expect(await emulator.control('/calls')).toEqual({
    getMe: { calls: 1, done: 1, statuses: { 200: 1 } },
    sendMessage: { calls: 3, done: 1, statuses: { 200: 1, 429: 2 } },
  });
});

test('403 and 500 speak JSON, a bad gateway speaks HTML', async () => {
  const boris = await emulator.user();
  await fault({ method: '*', status: 403, chatId: anna, times: 1 });
  expect((await send(boris)).ok).toBe(true);
  expect((await send()).description).toBe('Forbidden: bot was blocked by the user');
  await fault({ method: 'sendMessage', status: 500, times: 1 });
  expect(await send()).toEqual({
    ok: false,
    error_code: 500,
    description: 'Internal Server Error',
  });
  await fault({ method: '*', status: 502 });
  for (const _again of [1, 2]) {
    const response = await fetch(`${emulator.root}/getMe`);
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toMatch('text/html');
  }
  await fault({ reset: true });
  expect((await send()).ok).toBe(true);
});

test('a connection is dropped before the work, or after it: the answer is lost', async () => {
  await fault({ method: 'sendMessage', drop: 'before', times: 1 });
  await expect(send()).rejects.toThrow();
  expect(await sent()).toBe(0);
  await fault({ method: 'sendMessage', drop: 'after', times: 1 });
  await expect(send()).rejects.toThrow();
  expect(await sent()).toBe(1);
  expect(await emulator.control('/call-log?method=sendMessage')).toMatchObject([
    { status: 'dropped', done: false, params: { chat_id: anna, text: 'Привет' } },
    { status: 'dropped', done: true },
  ]);
});

test('a delay holds the work back; before a lost answer it comes after the work', async () => {
  await fault({ method: 'sendMessage', delayMs: 200, times: 1 });
  const slow = send();
  expect(await Promise.race([slow, emulator.api('getMe')])).toMatchObject({
    result: { is_bot: true },
  });
  expect(await sent()).toBe(0);
  expect((await slow).ok).toBe(true);
  await fault({ method: 'sendMessage', delayMs: 300, drop: 'after', times: 1 });
  const lost = send().catch(() => 'lost');
  while ((await sent()) < 2) await emulator.api('getMe');
  expect(await Promise.race([lost, emulator.api('getMe')])).not.toBe('lost');
  expect(await lost).toBe('lost');
});

test('a reset lets go on what is held back', async () => {
  await fault({ method: 'sendMessage', delayMs: 600_000, times: 1 });
  const held = send();
  expect(await Promise.race([held, emulator.api('getMe')])).toMatchObject({
    result: { is_bot: true },
  });
  await fault({ reset: true });
  expect((await held).ok).toBe(true);
});

test.for([
  {},
  { method: 'sendMessage' },
  { method: 'sendMessage', status: 200 },
  { method: 'sendMessage', status: 500, drop: 'after' },
  { method: 'sendMessage', status: 500, retryAfter: 1 },
  { method: 'sendMessage', status: 500, time: 1 },
])('%j is no fault', async (about) => {
  const call = fault('method' in about ? about : { faults: [about] });
  await expect(call).rejects.toThrow('400');
});
