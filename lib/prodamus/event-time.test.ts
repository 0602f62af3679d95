import { expect, it } from 'vitest';
import { parseEventTime } from './event-time';

it.each([
  ['2026-11-28T23:59:10+03:00', '2026-11-28T20:59:10.000Z'],
  ['2026-11-28 23:59:10', '2026-11-28T20:59:10.000Z'],
  ['2026-11-28T23:59', '2026-11-28T20:59:00.000Z'],
  ['2026-11-28T20:59:10Z', '2026-11-28T20:59:10.000Z'],
  ['2026-11-28T20:59:10.250+0000', '2026-11-28T20:59:10.000Z'],
])('reads “%s”', (text, instant) => {
  expect(parseEventTime(text)?.toISOString()).toBe(instant);
});

it.each(['', '28.11.2026', '2026-11-28', '2026-02-31T10:00:00+03:00', '2026-11-28T25:00:00', '1'])(
  'reads no time in “%s”',
  (text) => {
    expect(parseEventTime(text)).toBeNull();
  },
);
