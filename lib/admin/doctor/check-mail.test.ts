import { expect, it } from 'vitest';
import { checkMail } from './check-mail';
import { examine } from './examine';

it.each([
  [() => Promise.resolve(null), 'green', 'принимает письма'],
  [() => Promise.resolve('EAUTH 535'), 'red', '(EAUTH 535). Проверьте SMTP_URL.'],
  [null, 'skipped', 'SMTP_URL и MAIL_FROM не заданы'],
] as const)('of %o the mail is %s', async (verify, result, words) => {
  const [found] = await examine([checkMail(verify)]);
  expect(found).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
