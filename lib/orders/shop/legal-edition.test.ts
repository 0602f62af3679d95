import { expect, it } from 'vitest';
import { moscowDay, moscowDayStart } from '../../time';
import { nextVersion } from './legal-edition';

it('an edition is named by its day, further ones of that day are counted', () => {
  expect(nextVersion('2026-12-01', [])).toBe('2026-12-01');
  expect(nextVersion('2026-12-01', ['2026-12-01'])).toBe('2026-12-01.2');
  expect(nextVersion('2026-12-01', ['2026-12-01.2', '2026-12-01'])).toBe('2026-12-01.3');
  expect(nextVersion('2026-11-24', [])).toBe('2026-11-24.2');
  expect(nextVersion('2026-11-30', [])).toBe('2026-11-30.2');
});

it('a day is Moscow’s', () => {
  expect(moscowDay(new Date('2026-11-24T20:59:59Z'))).toBe('2026-11-24');
  expect(moscowDay(new Date('2026-11-24T21:00:00Z'))).toBe('2026-11-25');
  expect(moscowDayStart('2026-11-25')).toEqual(new Date('2026-11-24T21:00:00Z'));
  expect(moscowDayStart('2026-02-30')).toBeNull();
  expect(moscowDayStart('завтра')).toBeNull();
});
