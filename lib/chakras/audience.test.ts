import { expect, it } from 'vitest';
import { audienceOn } from './audience';
import type { BirthDate } from './birth-date';

it.each([
  ['2012-11-30', '2026-11-29', 'child'],
  ['2012-11-30', '2026-11-30', 'adult'],
  ['2012-02-29', '2026-02-28', 'child'],
  ['2012-02-29', '2026-03-01', 'adult'],
  ['1956-05-01', '2026-11-30', 'adult'],
  ['2026-11-29', '2026-11-30', 'child'],
])('born on %s, ordered on %s: %s', (birthDate, day, audience) => {
  expect(audienceOn(birthDate as BirthDate, day)).toBe(audience);
});
