import { expect, it } from 'vitest';
import { moscowDay, moscowDayStart, moscowTime } from './moscow-time';

const LAST_SECOND = new Date('2026-11-24T20:59:59Z');
const FIRST_SECOND = new Date('2026-11-24T21:00:00Z');

it('a day in Moscow begins at nine in the evening UTC', () => {
  expect([LAST_SECOND, FIRST_SECOND].map(moscowDay)).toEqual(['2026-11-24', '2026-11-25']);
  expect(moscowDayStart('2026-11-25')).toEqual(FIRST_SECOND);
});

it('an instant is told as the clock on a wall in Moscow has it', () => {
  expect([LAST_SECOND, FIRST_SECOND].map(moscowTime)).toEqual([
    '24.11.2026, 23:59',
    '25.11.2026, 00:00',
  ]);
  expect(moscowTime(new Date('2026-01-02T06:05:00Z'))).toBe('02.01.2026, 09:05');
});

it.each([
  '',
  '2026-02-30',
  '2026-1-5',
  '2026-11-25T00:00',
  ' 2026-11-25',
  '+002026-11-25',
  'today',
])('no day begins by the name of %j', (day) => {
  expect(moscowDayStart(day)).toBeNull();
});
