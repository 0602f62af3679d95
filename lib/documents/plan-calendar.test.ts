import { expect, it } from 'vitest';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import { planCalendar } from './plan-calendar';

const facts = {
  reading: makeReading('1988-11-03' as BirthDate),
  audience: 'adult',
  orderId: 'an-order',
  url: 'https://shop.example/reading/abc',
  now: new Date('2026-11-29T20:59:59Z'),
} as const;
const unfolded = (calendar: string | null) => (calendar ?? '').replaceAll('\r\n ', '');

it('puts a step on each of four Mondays, for anyone who sees the calendar', () => {
  const calendar = unfolded(planCalendar(facts));

  expect([...calendar.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)).toEqual([
    '20261130',
    '20261207',
    '20261214',
    '20261221',
  ]);
  expect(calendar).toContain('https://shop.example/reading/abc');
  expect(calendar).not.toMatch(/1988|Императрица|Шут|Вера/);
});

it('on a Monday in Moscow the plan begins a week later', () => {
  const calendar = unfolded(planCalendar({ ...facts, now: new Date('2026-11-29T21:00:00Z') }));

  expect(calendar).toContain('DTSTART;VALUE=DATE:20261207');
});

it('a reading of the first edition has no plan', () => {
  expect(planCalendar({ ...facts, reading: { ...facts.reading, version: 1 } })).toBeNull();
});
