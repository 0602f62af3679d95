import { expect, test } from 'vitest';
import { momentInWords } from './dates';

test('an instant is reported by Moscow time, also when that is another day', () => {
  const late = new Date('2026-11-26T22:05:00Z');
  expect(momentInWords(late)).toBe('27\u00a0ноября, 01:05\u00a0по\u00a0Москве');
});
