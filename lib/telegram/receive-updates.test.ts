import { expect, it } from 'vitest';
import { hasWebhookSecret, readUpdate } from './receive-updates';

it('an update has a number; anything else is none', () => {
  const body = '{"update_id":7,"message":{"text":"«Ж»"}}';

  expect(readUpdate(body)).toEqual({ id: 7, body, chatId: null, isTalk: true });
  for (const other of ['', 'null', '[]', '{}', '{"update_id":"7"}', '{"update_id":1.5}', '{"upd']) {
    expect(readUpdate(other)).toBeNull();
  }
});

const chat = { id: 77 };

it.each([
  ['a text', { message: { chat, text: 'Здравствуйте' } }, true],
  ['a sticker', { message: { chat, sticker: {} } }, true],
  ['a payment', { message: { chat, successful_payment: {} } }, false],
  ['leave to write', { message: { chat, write_access_allowed: {} } }, false],
  ['a press', { callback_query: { from: { id: 77 }, message: { chat } } }, false],
  ['a press under a message that is gone', { callback_query: { from: { id: 77 } } }, false],
  ['a block', { my_chat_member: { chat } }, false],
])('%s belongs to its chat, and is talk or is not', (_, update, isTalk) => {
  const body = JSON.stringify({ update_id: 7, ...update });

  expect(readUpdate(body)).toEqual({ id: 7, body, chatId: 77, isTalk });
});

const NAME = 'X-Telegram-Bot-Api-Secret-Token';

it('only the very secret is the secret', () => {
  expect(hasWebhookSecret(new Headers({ [NAME]: 'a-secret' }), 'a-secret')).toBe(true);
  for (const offered of ['', 'a-secre', 'a-secret1', 'A-SECRET']) {
    expect(hasWebhookSecret(new Headers({ [NAME]: offered }), 'a-secret')).toBe(false);
  }
  expect(hasWebhookSecret(new Headers(), 'a-secret')).toBe(false);
});
