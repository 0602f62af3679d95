import { expect, it } from 'vitest';
import { LONG_TEXTS } from './fixtures/long-texts';
import { wordsIn } from './words';

it.each([
  '17.10.1931',
  '17/10/1931',
  '17 - 10 - 1931',
  '17101931',
  '1931-10-17',
  '19311017',
  '17 октября 1931',
  '17 окт. 1931 г.',
  'Для Веры, 17.10.1931!',
])('a date is known however people write it: %s', (text) => {
  expect(wordsIn(text)).toContain('1931-10-17');
});

it('every word is known, in small letters', () => {
  expect([...wordsIn('Карта для АЛЁНЫ Иванова-Петрова, Анна2')]).toEqual([
    'карта',
    'для',
    'алёны',
    'иванова',
    'петрова',
    'анна',
  ]);
  expect(wordsIn('9.5.1985 или 1 мая 1990 и май 3.2001')).toContain('1985-05-09');
  expect(wordsIn('1 мая 1990')).toContain('1990-05-01');
});

it('a number is no date', () => {
  expect([...wordsIn('48151623 32.10.1931 990.00 +79161234567 1234567897')]).toEqual([]);
});

it.each([...LONG_TEXTS, ['words', 'а '.repeat(32_000)], ['dates', '17101931 '.repeat(7_000)]])(
  'of a text of 64 KB few words are kept: %s',
  (_, text) => {
    const words = wordsIn(`Анна ${text}`);
    expect(words.size).toBeLessThanOrEqual(250);
    expect(words.has('анна') || words.has('*')).toBe(true);
  },
);
