import { expect, it } from 'vitest';
import { hasWebhookSecret } from './webhook';

const NAME = 'X-Telegram-Bot-Api-Secret-Token';

it('only the very secret is the secret', () => {
  expect(hasWebhookSecret(new Headers({ [NAME]: 'a-secret' }), 'a-secret')).toBe(true);
  for (const offered of ['', 'a-secre', 'a-secret1', 'A-SECRET']) {
    expect(hasWebhookSecret(new Headers({ [NAME]: offered }), 'a-secret')).toBe(false);
  }
  expect(hasWebhookSecret(new Headers(), 'a-secret')).toBe(false);
});
