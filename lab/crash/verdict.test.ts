import { afterEach, expect, it, vi } from 'vitest';
import type { Availability } from './instances/availability';
import { faultsOf, verdictOnTold } from './verdict';

afterEach(() => vi.restoreAllMocks());

const AVAILABILITY: Availability = {
  unavailable: { all: 99, most: 32 },
  silence: { instance: 1_999, postgres: 9_000, caddy: 9_000 },
};

it('allows 32 answers 502 of one crash and less than two seconds without an answer', () => {
  expect(faultsOf(AVAILABILITY)).toEqual([]);
  expect(faultsOf({ ...AVAILABILITY, unavailable: { all: 33, most: 33 } })).toHaveLength(1);
  const silence = { ...AVAILABILITY.silence, instance: 2_000 };
  expect(faultsOf({ ...AVAILABILITY, silence })).toHaveLength(1);
});

it('wants every payment paid once and its copies as duplicates', () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const told = { payments: 10, paid: 10, duplicates: 20, doubled: 0 };
  expect(verdictOnTold(told, 3, true)).toBe(0);
  for (const wrong of [{ paid: 9 }, { duplicates: 19 }, { doubled: 1 }]) {
    expect(verdictOnTold({ ...told, ...wrong }, 3, true)).toBe(1);
  }
});

it('wants something doubled where there are no locks', () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const told = { payments: 10, paid: 10, duplicates: 18, doubled: 2 };
  expect(verdictOnTold(told, 3, false)).toBe(0);
  expect(verdictOnTold({ ...told, doubled: 0 }, 3, false)).toBe(1);
});
