import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestEmulator, type TestEmulator, TOKEN } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator();
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const WEB_APP = { type: 'web_app', text: 'Открыть', web_app: { url: 'https://shop.test/' } };

test('the bot tells who it is', async () => {
  const { ok, result } = await emulator.api('getMe');
  expect(ok).toBe(true);
  expect(result).toMatchObject({ id: 7342037359, is_bot: true, username: 'chakra_stand_bot' });
});

test('another token is not let in, and unknown methods are not found', async () => {
  const foreign = await fetch(`${emulator.url}/bot${TOKEN}A/getMe`);
  expect(foreign.status).toBe(401);
  expect(await foreign.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  const unknown = await fetch(`${emulator.root}/sendPigeon`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
});

test('fields come in a query, in a form and in any case of the method', async () => {
  const query = new URLSearchParams({ chat_id: String(anna), text: 'раз' });
  const got = await fetch(`${emulator.root}/SENDMESSAGE?${query}`);
  expect(await got.json()).toMatchObject({ ok: true, result: { text: 'раз' } });
  const keyboard = { inline_keyboard: [[{ text: 'Да', callback_data: 'yes' }]] };
  query.set('reply_markup', JSON.stringify(keyboard));
  query.set('disable_notification', 'true');
  const posted = await fetch(`${emulator.root}/sendMessage`, { method: 'POST', body: query });
  expect(await posted.json()).toMatchObject({ ok: true, result: { reply_markup: keyboard } });
});

const CASES: [method: string, params: object, description: string][] = [
  ['getMe', { extra: 1 }, 'Bad Request: unknown field "extra"'],
  ['sendMessage', { text: 'x' }, 'Bad Request: chat_id is empty'],
  ['sendMessage', { chat_id: 5, text: 'x' }, 'Bad Request: chat not found'],
  ['sendMessage', { chat_id: 'ann', text: 'x' }, 'Bad Request: field "chat_id" is invalid'],
  ['sendMessage', { chat_id: '$', text: 5 }, 'Bad Request: field "text" is invalid'],
  ['sendMessage', { chat_id: '$', text: 'x', txt: 'y' }, 'Bad Request: unknown field "txt"'],
  ['sendMessage', { chat_id: '$' }, 'Bad Request: message text is empty'],
  ['sendMessage', { chat_id: '$', text: ' \n' }, 'Bad Request: message text is empty'],
  ['sendMessage', { chat_id: '$', text: 'ы'.repeat(4097) }, 'Bad Request: message is too long'],
  [
    'sendMessage',
    { chat_id: '$', text: 'x', parse_mode: 'MarkdownV2' },
    'Bad Request: unsupported parse_mode',
  ],
  [
    'sendMessage',
    { chat_id: '$', text: 'x', link_preview_options: { is_disabled: 'yes' } },
    'Bad Request: field "link_preview_options.is_disabled" is invalid',
  ],
  [
    'sendMessage',
    { chat_id: '$', text: 'x', reply_parameters: { message_id: 999 } },
    'Bad Request: message to be replied not found',
  ],
  ['editMessageText', { chat_id: '$', text: 'x' }, 'Bad Request: message identifier is not spec'],
  [
    'editMessageText',
    { chat_id: '$', message_id: 999, text: 'x' },
    'Bad Request: message to edit not found',
  ],
  ['sendDocument', { chat_id: '$' }, 'Bad Request: there is no document in the request'],
  ['sendDocument', { chat_id: '$', document: 'BQ' }, 'Bad Request: wrong file identifier'],
  ['deleteMessage', { chat_id: '$', message_id: 999 }, 'Bad Request: message to delete not found'],
  ['answerCallbackQuery', {}, 'Bad Request: field "callback_query_id" is invalid'],
  ['answerCallbackQuery', { callback_query_id: '1' }, 'Bad Request: query is too old'],
  ['setChatMenuButton', { menu_button: { type: 'x' } }, 'Bad Request: field "menu_button.type"'],
  ['setChatMenuButton', { chat_id: 5, menu_button: WEB_APP }, 'Bad Request: chat not found'],
  [
    'setMyCommands',
    { commands: [{ command: 'Start', description: 'x' }] },
    'Bad Request: field "commands.0.command" is invalid: BOT_COMMAND_INVALID',
  ],
  ['setMyDescription', { description: 'x'.repeat(513) }, 'Bad Request: field "description"'],
  ['setMyShortDescription', { description: 'x' }, 'Bad Request: unknown field "description"'],
  ['sendChatAction', { chat_id: '$', action: 'dance' }, 'Bad Request: field "action" is invalid'],
  ['getChat', { chat_id: 5 }, 'Bad Request: chat not found'],
  ['getUpdates', { limit: 101 }, 'Bad Request: field "limit" is invalid'],
  ['setWebhook', {}, 'Bad Request: field "url" is invalid'],
  ['setWebhook', { url: 'http://shop.test/' }, 'Bad Request: bad webhook: An HTTPS URL must be'],
  ['setWebhook', { url: 'https://shop.test:444/' }, 'Bad Request: bad webhook: Webhook can be set'],
  [
    'setWebhook',
    { url: 'https://shop.test/', secret_token: 'no spaces' },
    'Bad Request: secret token contains unallowed characters',
  ],
  ['deleteWebhook', { url: '' }, 'Bad Request: unknown field "url"'],
  ['getWebhookInfo', { url: '' }, 'Bad Request: unknown field "url"'],
];

test.for(CASES)('%s refuses %j', async ([method, params, description]) => {
  const mine = Object.entries(params).map(([name, value]) => [name, value === '$' ? anna : value]);
  const answer = await emulator.api(method, Object.fromEntries(mine));
  expect(answer).toMatchObject({ ok: false, error_code: 400 });
  expect(answer.description?.startsWith(description), answer.description).toBe(true);
});

test('what is right is done', async () => {
  const commands = [{ command: 'orders', description: 'Мои разборы' }];
  expect(await emulator.api('setMyCommands', { commands })).toEqual({ ok: true, result: true });
  expect((await emulator.api('setMyDescription', { description: 'Карта' })).ok).toBe(true);
  expect((await emulator.api('setMyShortDescription', { short_description: 'К' })).ok).toBe(true);
  expect((await emulator.api('setChatMenuButton', { menu_button: WEB_APP })).ok).toBe(true);
  expect((await emulator.api('sendChatAction', { chat_id: anna, action: 'typing' })).ok).toBe(true);
  const { result } = await emulator.api('getChat', { chat_id: anna });
  expect(result).toMatchObject({ id: anna, type: 'private', first_name: 'Анна' });
  expect(await emulator.chat(anna)).toMatchObject({
    menuButton: WEB_APP,
    bot: { commands, description: 'Карта', shortDescription: 'К' },
  });
});
