import { expect, it } from 'vitest';
import {
  dayBegan,
  momentInWords,
  moscowDay,
  moscowDayStart,
  moscowDays,
  moscowTime,
  moscowTimeInSeconds,
} from './time';

const LAST_SECOND = new Date('2026-11-24T20:59:59Z');
const FIRST_SECOND = new Date('2026-11-24T21:00:00Z');

it('a day in Moscow begins at nine in the evening UTC', () => {
  expect([LAST_SECOND, FIRST_SECOND].map(moscowDay)).toEqual(['2026-11-24', '2026-11-25']);
  expect(moscowDayStart('2026-11-25')).toEqual(FIRST_SECOND);
  expect(dayBegan(FIRST_SECOND)).toEqual(FIRST_SECOND);
  expect(dayBegan(LAST_SECOND, 1)).toEqual(new Date('2026-11-22T21:00:00Z'));
});

it('an instant is told as the clock on a wall in Moscow has it', () => {
  expect([LAST_SECOND, FIRST_SECOND].map((instant) => moscowTime(instant))).toEqual([
    '24.11.2026, 23:59',
    '25.11.2026, 00:00',
  ]);
  expect(moscowTime(new Date('2026-01-02T06:05:00Z'))).toBe('02.01.2026, 09:05');
  expect(moscowTime(LAST_SECOND, ' в ')).toBe('24.11.2026 в 23:59');
  expect(moscowTimeInSeconds(LAST_SECOND)).toBe('24.11.2026 23:59:59');
});

it('an instant in words is by Moscow time, also when that is another day', () => {
  const late = new Date('2026-11-26T22:05:00Z');
  expect(momentInWords(late)).toBe('27\u00a0ноября, 01:05\u00a0по\u00a0Москве');
});

it('days are told oldest first, over the end of a year too', () => {
  expect(moscowDays(new Date('2027-01-01T12:00:00Z'), 3)).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
  ]);
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
