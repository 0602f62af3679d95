import { expect, it } from 'vitest';
import { RateLimit } from '@/server/http/rate-limit';
import { recipientKey, UnpaidLimits } from './unpaid-limits';

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

it('one mailbox is one, however its address is spelt', () => {
  const spellings = [
    'anna.petrova@gmail.com',
    'Anna.Petrova@GMAIL.com',
    'annapetrova+7@gmail.com',
    'a.n.n.a.petrova+shop+2@googlemail.com',
    '"anna.petrova"@gmail.com.',
    'ａｎｎａ.petrova@gmail.com',
  ];
  expect(new Set(spellings.map(recipientKey))).toEqual(new Set(['annapetrova@gmail.com']));
  expect(recipientKey('i-v@ya.ru')).toBe(recipientKey('i.v@yandex.ru'));
  expect(recipientKey('anna@пример.рф')).toBe(recipientKey('anna@xn--e1afmkfd.xn--p1ai'));
});

it.each([
  ['gmail.com', 'googlemail.com'],
  [
    'yandex.ru',
    'ya.ru',
    'narod.ru',
    'yandex.com',
    'yandex.by',
    'yandex.kz',
    'yandex.com.tr',
    'yandex.uz',
    'yandex.fr',
  ],
  ['icloud.com', 'me.com', 'mac.com'],
  ['proton.me', 'protonmail.com', 'pm.me'],
])('one mailbox is one under all domains of its provider: %s, %s', (...domains) => {
  expect(new Set(domains.map((domain) => recipientKey(`anna@${domain}`))).size).toBe(1);
});

it('other mailboxes are others', () => {
  const others = [
    'anna@example.ru',
    'anna@example.com',
    'hanna@example.ru',
    'anna@mail.example.ru',
    'anna@gmail.com',
    'anna@yandex.ru',
    'anna@icloud.com',
    'anna@proton.me',
    'anna@yandex.example.ru',
  ];
  expect(new Set(others.map(recipientKey)).size).toBe(others.length);
});
