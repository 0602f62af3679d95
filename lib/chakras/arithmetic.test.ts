import { expect, it } from 'vitest';
import { arithmeticOf } from './arithmetic';
import type { BirthDate } from './birth-date';
import { calculateChakras } from './calculate';
import { CHAKRAS, COLUMNS } from './chakras';
import { allBirthDates } from './fixtures/all-birth-dates';

const plain = (working: string) => working.replaceAll('\u00a0', ' ');

it('13.07.1998 is worked out as a person would on paper', () => {
  const { points, halfway, chakras, totals } = arithmeticOf('1998-07-13' as BirthDate);

  expect(plain(points.A.working)).toBe('13');
  expect(plain(points.C.working)).toBe('1 + 9 + 9 + 8 = 27 → 2 + 7 = 9');
  expect(plain(points.D.working)).toBe('13 + 7 + 9 = 29 → 2 + 9 = 11');
  expect(plain(points.E.working)).toBe('13 + 7 + 9 + 11 = 40 → 4 + 0 = 4');
  expect(plain(halfway.left.working)).toBe('13 + 4 = 17');
  expect(plain(chakras.ajna.physics.working)).toBe('13 + 17 = 30 → 3 + 0 = 3');
  expect(plain(chakras.svadhisthana.physics.working)).toBe('9 + 4 = 13');
  expect(plain(totals.emotions.working)).toBe('20 + 21 + 10 + 9 + 8 + 10 + 20 = 98 → 9 + 8 = 17');
});

it('a total of three digits is added up to the end', () => {
  const dates = allBirthDates().filter((date) =>
    arithmeticOf(date).totals.emotions.working.includes(`=\u00a0115`),
  );

  expect(dates.length).toBeGreaterThan(0);
  for (const date of dates) {
    expect(plain(arithmeticOf(date).totals.emotions.working)).toMatch(/= 115 → 1 \+ 1 \+ 5 = 7$/);
  }
});

it('for every birth date each line ends in the number of the map', () => {
  for (const date of allBirthDates()) {
    const { points, chakras, totals } = calculateChakras(date);
    const worked = arithmeticOf(date);
    const results = (workings: Record<string, { result: number; working: string }>) =>
      Object.fromEntries(
        Object.entries(workings).map(([name, { result, working }]) => {
          if (Number(working.split(/[\u00a0 ]/).at(-1)) !== result) throw new Error(working);
          return [name, result];
        }),
      );
    const rows = Object.fromEntries(CHAKRAS.map((row) => [row, results(worked.chakras[row])]));
    const all = { points: results(worked.points), chakras: rows, totals: results(worked.totals) };
    if (JSON.stringify(all) !== JSON.stringify({ points, chakras, totals })) {
      expect(all, date).toEqual({ points, chakras, totals });
    }
  }
  expect(COLUMNS).toHaveLength(3);
});
