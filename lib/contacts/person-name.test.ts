import { expect, it } from 'vitest';
import { nameOfLetters, readName } from './person-name';

it.each([
  ['Анна', 'Анна'],
  [' Анна\u0000\r\nБорис ', 'Анна Борис'],
  ['\u202eАнна\u200b\ufeff', 'Анна'],
  ['И\u0306ога', 'Йога'],
  ['А.С. Пушкин', 'А.С. Пушкин'],
  ['А.Светлова', 'А.Светлова'],
  ['Жан-Поль д’Артуа мл.', 'Жан-Поль д’Артуа мл.'],
  ['מרים', 'מרים'],
  ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
  ['Анна «Ж» (мама) ❤ & Ко', 'Анна «Ж» (мама) ❤ & Ко'],
  ['Мария 2', 'Мария 2'],
  ['я'.repeat(100), 'я'.repeat(100)],
])('%j is the name %j', (text, name) => {
  expect(readName(text)).toEqual({ ok: true, name });
});

it.each(['', ' ', '\u200b', '\u0000\n'])('%j is no name at all', (text) => {
  expect(readName(text)).toEqual({ ok: true, name: null });
});

it.each([
  'вам начислена выплата 48 900 р. Получить: https://evil.example/pay',
  'evil.example',
  'www.evil',
  'EVIL.COM',
  'e\u200bvil.c\u00adom',
  'evil．com',
  'evil。рф',
  't.me',
  'сайт.рф',
  'anna@mail.ru',
  '@evil',
  'http:/evil',
  '//evil',
  '8 (800) 555-35-35',
  '+7 9161234567',
  'Выплата 48900',
  '٤٨٩٠٠',
  'А\u0300\u0301\u0302\u0303\u0304нна',
])('%j holds a link, an address or a number', (text) => {
  expect(readName(text)).toEqual({ ok: false, problem: 'not_a_name' });
  expect(nameOfLetters(text)).toBeNull();
});

it('a name of 101 signs is too long', () => {
  expect(readName('я'.repeat(101))).toEqual({ ok: false, problem: 'too_long' });
});

it.each(['Анна & Ко', 'Мария 2', '<b>Анна</b>', 'Анна ❤', '=1+1', '', null])(
  '%j may stand on a map, but nobody is greeted by it',
  (name) => {
    expect(nameOfLetters(name)).toBeNull();
  },
);

it('letters with what stands between them are a name to greet by', () => {
  expect(nameOfLetters(' Анна-Мария О’Хара ')).toBe('Анна-Мария О’Хара');
});
