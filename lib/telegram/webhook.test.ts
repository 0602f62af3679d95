import { expect, it } from 'vitest';
import { hasWebhookSecret, readUpdate } from './webhook';

const NAME = 'X-Telegram-Bot-Api-Secret-Token';

it('only the very secret is the secret', () => {
  expect(hasWebhookSecret(new Headers({ [NAME]: 'a-secret' }), 'a-secret')).toBe(true);
  for (const offered of ['', 'a-secre', 'a-secret1', 'A-SECRET']) {
    expect(hasWebhookSecret(new Headers({ [NAME]: offered }), 'a-secret')).toBe(false);
  }
  expect(hasWebhookSecret(new Headers(), 'a-secret')).toBe(false);
});

it('an update has a number; anything else is none', () => {
  const body = '{"update_id":7,"message":{"text":"«Ж»"}}';

  expect(readUpdate(body)).toEqual({ id: 7, body });
  for (const other of ['', 'null', '[]', '{}', '{"update_id":"7"}', '{"update_id":1.5}', '{"upd']) {
    expect(readUpdate(other)).toBeNull();
  }
});
