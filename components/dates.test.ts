import { expect, test } from 'vitest';
import { dateInWords, momentInWords } from './dates';

test('a birth date is shown as it was typed, in words', () => {
  expect(dateInWords('1985-05-03')).toBe('3\u00a0мая\u00a01985\u00a0г.');
  expect(dateInWords('2000-12-31')).toBe('31\u00a0декабря\u00a02000\u00a0г.');
});

test('an instant is told by Moscow time, also when that is another day', () => {
  const late = new Date('2026-11-26T22:05:00Z');
  expect(momentInWords(late)).toBe('27\u00a0ноября, 01:05\u00a0по\u00a0Москве');
});
