import { describe, expect, test } from 'vitest';
import { readDate } from './read-date';

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
  test.each(['', '3', '1985', '03.05', '03.05.85', '3 цветня 1985', 'завтра', '03.05.19855'])(
    '%j',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});
