import { expect, it } from 'vitest';
import { moscowDay } from '../orders/moscow-time';
import { dayBegan, moscowDays } from './moscow-days';

it('a day of the seller begins at nine in the evening UTC', () => {
  expect(moscowDay(new Date('2026-11-24T20:59:59Z'))).toBe('2026-11-24');
  expect(moscowDay(new Date('2026-11-24T21:00:00Z'))).toBe('2026-11-25');
  expect(dayBegan(new Date('2026-11-24T21:00:00Z'))).toEqual(new Date('2026-11-24T21:00:00Z'));
  expect(dayBegan(new Date('2026-11-24T20:59:59Z'), 1)).toEqual(new Date('2026-11-22T21:00:00Z'));
});

it('days are told oldest first, over the end of a year too', () => {
  expect(moscowDays(new Date('2027-01-01T12:00:00Z'), 3)).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
  ]);
});
