import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiAnswer, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator();
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const say = (text: string, userId = anna) => emulator.control('/messages', { userId, text });
const setWebhook = (more: object = {}) =>
  emulator.api('setWebhook', { url: emulator.receiver.url, secret_token: 'se-cret_1', ...more });
const poll = (params: object = {}): Promise<ApiAnswer> => emulator.api('getUpdates', params);
const textsOf = ({ result }: ApiAnswer) =>
  result.map(({ message }: { message: { text: string } }) => message.text);

test('the webhook gets what was said, with the secret and the command found', async () => {
  await setWebhook();
  await say('/start o_abc');
  const { headers, update } = await emulator.receiver.taken(1);
  expect(headers['x-telegram-bot-api-secret-token']).toBe('se-cret_1');
  expect(headers['content-type']).toBe('application/json');
  expect(update.message).toMatchObject({
    text: '/start o_abc',
    chat: { id: anna, type: 'private' },
    from: { id: anna, is_bot: false, language_code: 'ru' },
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
});

test('an update without a 2xx comes again, and the chat waits behind it', async () => {
  const boris = await emulator.user();
  emulator.receiver.answers.push(500, 302);
  await setWebhook();
  await say('первое');
  await say('второе');
  await emulator.receiver.taken(4);
  expect(emulator.receiver.texts()).toEqual(['первое', 'первое', 'первое', 'второе']);
  const [first, again] = emulator.receiver.received;
  expect(again?.update).toEqual(first?.update);
  expect((await emulator.api('getWebhookInfo')).result).toMatchObject({
    url: emulator.receiver.url,
    pending_update_count: 0,
    last_error_message: 'Wrong response from the webhook: 302',
  });
  await say('третье', boris);
  await emulator.receiver.taken(5);
});

test('one slow chat does not hold the others back', async () => {
  const boris = await emulator.user();
  const opened = Promise.withResolvers<void>();
  emulator.receiver.gate = opened.promise;
  await setWebhook();
  await say('медленно');
  await say('потом');
  await say('сразу', boris);
  await emulator.receiver.taken(2);
  expect(emulator.receiver.texts()).toEqual(['медленно', 'сразу']);
  opened.resolve();
  await emulator.receiver.taken(3);
  expect(emulator.receiver.texts()).toEqual(['медленно', 'сразу', 'потом']);
});

test('what nobody took waits for the webhook, unless it drops that', async () => {
  await say('раньше');
  await setWebhook({ drop_pending_updates: true });
  await emulator.api('deleteWebhook');
  await say('без него');
  expect((await emulator.api('getWebhookInfo')).result).toMatchObject({
    url: '',
    pending_update_count: 1,
  });
  await setWebhook();
  await emulator.receiver.taken(1);
  expect(emulator.receiver.texts()).toEqual(['без него']);
});

test('a poll answers what waits, once its offset confirms the rest', async () => {
  await say('раз');
  await say('два');
  const first = await poll();
  expect(textsOf(first)).toEqual(['раз', 'два']);
  expect(textsOf(await poll({ limit: 1 }))).toEqual(['раз']);
  const [, second] = first.result;
  expect(textsOf(await poll({ offset: second.update_id }))).toEqual(['два']);
  expect(textsOf(await poll({ offset: second.update_id + 1 }))).toEqual([]);
  await say('три');
  await say('четыре');
  expect(textsOf(await poll({ offset: -1 }))).toEqual(['четыре']);
  expect(textsOf(await poll())).toEqual(['четыре']);
});

test('a long poll waits for the first update, and no longer than asked', async () => {
  const waiting = poll({ timeout: 20 });
  expect(await Promise.race([waiting, emulator.api('getMe')])).toMatchObject({
    result: { id: 7342037359 },
  });
  await say('наконец');
  expect(textsOf(await waiting)).toEqual(['наконец']);
  const [{ update_id }] = (await poll()).result;
  expect(textsOf(await poll({ offset: update_id + 1, timeout: 1 }))).toEqual([]);
});

test('a poll and a webhook exclude each other, and so do two polls', async () => {
  const first = poll({ timeout: 20 });
  while (!(await emulator.control('/calls')).getUpdates) await emulator.api('getMe');
  const second = poll({ timeout: 20 });
  expect((await first).description).toMatch('Conflict: terminated by other getUpdates request');
  while ((await emulator.control('/calls')).getUpdates.calls < 2) await emulator.api('getMe');
  await setWebhook();
  expect((await second).description).toBe('Conflict: terminated by setWebhook request');
  expect(await poll()).toMatchObject({
    error_code: 409,
    description: expect.stringContaining("can't use getUpdates method while webhook is active"),
  });
});

test('only the wanted kinds come, and the wish stays', async () => {
  await poll({ allowed_updates: ['callback_query'] });
  await say('не нужно');
  await emulator.control('/block', { userId: anna });
  expect((await poll()).result).toEqual([]);
  await poll({ allowed_updates: [] });
  await emulator.control('/unblock', { userId: anna });
  expect((await poll()).result).toMatchObject([
    {
      my_chat_member: {
        chat: { id: anna },
        old_chat_member: { status: 'kicked' },
        new_chat_member: { status: 'member', user: { is_bot: true } },
      },
    },
  ]);
});

test('an update that was taken can come once more', async () => {
  await setWebhook();
  const { updateId } = await say('раз');
  await emulator.receiver.taken(1);
  await emulator.control('/repeat', { updateId });
  expect((await emulator.receiver.taken(2)).update.update_id).toBe(updateId);
});
