import { expect, it } from 'vitest';
import { moscowMidnight } from './list-query';

it('takes days of the calendar alone from an address, whole, as Moscow has them', () => {
  expect(moscowMidnight('2026-02-28')).toEqual(new Date('2026-02-27T21:00:00Z'));
  expect(moscowMidnight('2026-02-28', 1)).toEqual(new Date('2026-02-28T21:00:00Z'));
  for (const none of ['2026-02-31', '2026-13-01', '28.02.2026', '', null]) {
    expect(moscowMidnight(none), `${none}`).toBeNull();
  }
});
