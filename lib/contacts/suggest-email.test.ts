import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEmail } from './email-address';
import { suggestEmail } from './suggest-email';

it.each([
  ['anna@gmial.com', 'anna@gmail.com'],
  ['anna@gmail.con', 'anna@gmail.com'],
  ['anna@gmail.co', 'anna@gmail.com'],
  ['anna@gmail.cmo', 'anna@gmail.com'],
  ['anna@gmail.ru', 'anna@gmail.com'],
  ['anna@gmail.com.ru', 'anna@gmail.com'],
  ['anna@hotmial.com', 'anna@hotmail.com'],
  ['anna@mail.ry', 'anna@mail.ru'],
  ['anna@mail.r', 'anna@mail.ru'],
  ['anna@mail.ru1', 'anna@mail.ru'],
  ['anna@mail.ру', 'anna@mail.ru'],
  ['anna@yandex.tu', 'anna@yandex.ru'],
  ['anna@yandex.r', 'anna@yandex.ru'],
  ['anna@ya.ri', 'anna@ya.ru'],
  ['anna@ramble.ru', 'anna@rambler.ru'],
  ['anna@icloud.ru', 'anna@icloud.com'],
  ['anna@mail,ru', 'anna@mail.ru'],
  ['anna,svet@example.ru', 'anna.svet@example.ru'],
  ['ivan@mail.ru,com', 'ivan@mail.ru'],
  ['anna@mailru', 'anna@mail.ru'],
  ['anna@yandex', 'anna@yandex.ru'],
  ['anna@@mail.ru', 'anna@mail.ru'],
  ['annagmail.com', 'anna@gmail.com'],
  ['anna@mail..ru', 'anna@mail.ru'],
  ['anna@mail.ru.', 'anna@mail.ru'],
  ['anna @mail. ru', 'anna@mail.ru'],
  ['mailto:anna@mail.ru', 'anna@mail.ru'],
  ['Анна <anna@mail.ru>', 'anna@mail.ru'],
  ['anna＠mail．ru', 'anna@mail.ru'],
  ['anna@m\u0430il.ru', 'anna@mail.ru'],
  ['\u0430nna@mail.ru', 'anna@mail.ru'],
  ['anna@gma\u0131l.com', 'anna@gmail.com'],
  ['фттф"ьфшдюкг', 'anna@mail.ru'],
  ['anna@ьфшд.кг', 'anna@mail.ru'],
  ['anna@company.con', 'anna@company.com'],
])('by %j %s was meant', (typed, likelier) => {
  expect(suggestEmail(typed)).toBe(likelier);
});

it.each([
  'anna@mail.ru',
  'anna@gmail.com',
  'anna@mail.com',
  'anna@mai.ru',
  'anna@yandex.by',
  'anna@company.ru',
  'anna@почта.рф',
  'anna@ok.ru',
  'anna@example.ru',
  'a@b.ru',
  'anna@yahoo.com.br',
  'anna@ymail.com',
  'anna@mk.ru',
  'anna@outlook.de',
  'anna@gmx.at',
  'anna@yandex.ua',
  'anna@сбер.ru',
  'anna@газпром.com',
  // Nobody knows what was meant.
  '',
  '@',
  'anna',
  '12',
  '+7 912 345-67-89',
  'анна@mail.ru',
  'anna;olga@mail.ru',
  'anna svet@mail.ru',
  'anna@mail.ru,olga@mail.ru',
  'anna(x)@mail.ru',
  'a@b@c.ru',
  'a'.repeat(100_000),
])('nothing better is known than %j', (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});

it('whatever is typed, a guess is an address that can exist, and no guess is doubted again', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.tuple(fc.string(), fc.string()).map((both) => both.join('@')),
  );

  fc.assert(
    fc.property(typed, (text) => {
      const attempt = suggestEmail(text);
      if (attempt === null) return;
      expect(readEmail(attempt)).toEqual({ ok: true, address: attempt });
      expect(suggestEmail(attempt)).toBeNull();
    }),
  );
});
