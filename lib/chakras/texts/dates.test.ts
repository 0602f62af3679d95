import { expect, test } from 'vitest';
import { dateInWords } from './dates';

test('a birth date is shown as it was typed, in words', () => {
  expect(dateInWords('1985-05-03')).toBe('3\u00a0мая\u00a01985\u00a0г.');
  expect(dateInWords('2000-12-31')).toBe('31\u00a0декабря\u00a02000\u00a0г.');
});
