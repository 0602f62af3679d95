import { expect, it } from 'vitest';
import { RateLimit } from '@/server/http/rate-limit';
import { UnpaidLimits } from './unpaid-limits';

const ANNA = { email: 'anna@example.ru', chatId: null, address: '203.0.113.7' };
type Most = { perRecipientPerDay?: number; perAddressPerHour?: number; perHour?: number };
const limitsOf = ({ perRecipientPerDay = 0, perAddressPerHour = 0, perHour = 0 }: Most) =>
  new UnpaidLimits({
    recipients: new RateLimit(perRecipientPerDay, 86_400),
    addresses: new RateLimit(perAddressPerHour, 3_600),
    shop: new RateLimit(perHour, 3_600),
  });

it('one mailbox gets so many letters a day, from whatever address and however it is spelt', async () => {
  const limits = limitsOf({ perRecipientPerDay: 2 });
  const spellings = ['anna@example.ru', 'ANNA@example.ru', 'an.na@example.ru', 'anna+3@example.ru'];
  const capped = [];
  for (const [n, email] of spellings.entries()) {
    capped.push((await limits.count({ ...ANNA, email, address: `203.0.113.${n}` })).mail);
  }

  expect(capped).toEqual([false, false, true, true]);
  expect(await limits.count({ ...ANNA, email: 'eva@example.ru' })).toMatchObject({ mail: false });
});

it('a chat is a recipient of its own', async () => {
  const limits = limitsOf({ perRecipientPerDay: 1 });
  await limits.count({ ...ANNA, chatId: 77 });

  expect(await limits.count({ ...ANNA, chatId: 77 })).toMatchObject({ mail: true, chat: true });
  expect(await limits.count({ ...ANNA, chatId: 78 })).toMatchObject({ mail: true, chat: false });
});

it('one address, and the whole shop, cause so many in an hour, to whomever they go', async () => {
  const limits = limitsOf({ perAddressPerHour: 2, perHour: 3 });
  const from = async (address: string, n: number) =>
    (await limits.count({ ...ANNA, email: `buyer-${n}@example.ru`, address })).mail;

  expect([await from('a', 1), await from('a', 2), await from('a', 3)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([await from('b', 4), await from('b', 5), await from('c', 6)]).toEqual([false, true, true]);
});

it('what came to nothing, or was refused by another limit, is not counted', async () => {
  const limits = limitsOf({ perRecipientPerDay: 1, perAddressPerHour: 1 });
  const placed = await limits.count(ANNA);
  await placed.giveBack();
  expect(await limits.count(ANNA)).toMatchObject({ mail: false });
  expect(await limits.count({ ...ANNA, address: 'another' })).toMatchObject({ mail: true });

  expect(
    await limits.count({ ...ANNA, email: 'eva@example.ru', address: 'another' }),
  ).toMatchObject({
    mail: false,
  });
});

it('without limits nothing is held back, and nothing is enqueued for who gave no contacts', async () => {
  const limits = limitsOf({});
  for (let n = 0; n < 100; n += 1) {
    expect(await limits.count(ANNA)).toMatchObject({ mail: false, chat: false });
  }
  expect(await limits.count({ ...ANNA, email: null })).toMatchObject({ mail: false, chat: false });
});
