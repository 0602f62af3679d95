import { expect, it } from 'vitest';
import { dayName, periodName } from './period-name';

const NOVEMBER = { from: '2026-11-28', to: '2026-11-30' };

it('a period of several days and of one is named with its year', () => {
  expect(plain(periodName(NOVEMBER))).toBe('28–30 ноября 2026 г.');
  expect(plain(periodName({ from: '2026-12-31', to: '2026-12-31' }))).toBe('31 декабря 2026 г.');
});

it('a day has its year where the period does not tell it', () => {
  expect(plain(dayName('2026-11-29', NOVEMBER))).toBe('29 ноября');
  expect(plain(dayName('2027-11-29', NOVEMBER))).toBe('29 ноября 2027 г.');
  expect(plain(dayName('2027-01-01', { from: '2026-12-31', to: '2027-01-01' }))).toBe(
    '1 января 2027 г.',
  );
});

function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}
