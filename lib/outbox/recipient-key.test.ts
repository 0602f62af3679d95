import { expect, it } from 'vitest';
import { recipientKey } from './recipient-key';

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
