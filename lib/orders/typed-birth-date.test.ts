import { describe, expect, it, test } from 'vitest';
import { parseBirthDate } from '../chakras/birth-date';
import { INVALID_INPUTS } from '../chakras/fixtures/vectors';
import { joinBirthDate, readDate } from './typed-birth-date';

const NOW = new Date('2026-11-24T09:00:00Z');

const MAY = { day: '03', month: '05', year: '1985' };

describe('a pasted date fills all three fields', () => {
  test.each([
    '03.05.1985',
    '3 5 1985',
    '3.5.1985',
    '03/05/1985',
    '3-5-1985',
    ' 03 . 05 . 1985 ',
    '1985-05-03',
    '1985.5.3',
    '03051985',
    '3 мая 1985',
    '3 мая 1985 г.',
    '03 Мая 1985 года',
    '3 май 1985',
    '3\u00a0мая\u00a01985\u00a0г.',
    '3 мая 1985 г.р.',
    '3 мая 1985 года рождения',
    '03–05–1985',
    '03\u201105\u20111985',
    '03−05−1985',
    '\u200e03.05.1985',
    '03.05.1985\ufeff',
    '03.05.1985, 14:20',
    '1985-05-03 00:00:00',
    '1985-05-03T00:00:00.000Z',
    '03,05,1985',
    '19850503',
    '03.05.1985.',
    '«03.05.1985»',
    '03.05.1985 в 14:20',
    '1985-05-03T00:00:00+03:00',
    'Дата рождения: 03.05.1985',
    'д.р. 3 мая 1985',
  ])('%s', (text) => {
    expect(readDate(text)).toEqual(MAY);
  });

  test('every month has a word of its own', () => {
    const words =
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря';
    const months = words.split(' ').map((word) => readDate(`7 ${word} 2001`)?.month);
    expect(months.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('anything else is left to the field it was pasted into', () => {
  test.each([
    '',
    '3',
    '1985',
    '03.05',
    '03.05.85',
    '22/05/50',
    '14:20',
    '3 цветня 1985',
    'завтра',
    '03.05.19855',
  ])('%j', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

it.each(INVALID_INPUTS)('$day.$month.$year of the form is refused', (fields) => {
  expect(parseBirthDate(joinBirthDate(fields), NOW).ok).toBe(false);
});

it('the three fields of the form are put together, single digits and stray spaces too', () => {
  expect(joinBirthDate({ day: '3', month: '5', year: '1985' })).toBe('1985-05-03');
  expect(joinBirthDate({ day: ' 03 ', month: '12\t', year: ' 1985' })).toBe('1985-12-03');
});

it.each([
  { day: '3 мая 1985 г.р.', month: '', year: '' },
  { day: '', month: '', year: '03–05–1985' },
])('a whole date in one field is read where no script parts it: $day $year', (fields) => {
  expect(joinBirthDate(fields)).toBe('1985-05-03');
});

it.each([
  { day: '3', month: 'мая', year: '1985' },
  { day: '3-', month: '5', year: '1985' },
  { day: '003', month: '5', year: '1985' },
  { day: '3', month: '5', year: '85' },
  { day: '٣', month: '٥', year: '١٩٨٥' },
  { day: '', month: '', year: '' },
  { day: '1 3', month: '5', year: '1985' },
  { day: '-3', month: '5', year: '1985' },
  { day: '', month: '5', year: '1985' },
  { day: '3', month: ' ', year: '1985' },
  { day: '22/05/50', month: '', year: '' },
])('fields that are no numbers do not become a date: $day $month $year', (fields) => {
  expect(parseBirthDate(joinBirthDate(fields), NOW)).toEqual({ ok: false, problem: 'malformed' });
});
