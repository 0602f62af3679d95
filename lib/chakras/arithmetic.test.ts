import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { arithmeticOf, type Working } from './arithmetic';
import type { BirthDate } from './birth-date';
import { calculateChakras } from './calculate';
import { CHAKRAS } from './chakras';
import { allBirthDates } from './fixtures/all-birth-dates';

const plain = (working: string) => working.replaceAll('\u00a0', ' ');

it('13.07.1998 is worked out as a person would on paper', () => {
  const { points, halfway, chakras, totals } = arithmeticOf('1998-07-13' as BirthDate);

  expect(plain(points.A.working)).toBe('13');
  expect(plain(points.C.working)).toBe('1 + 9 + 9 + 8 = 27 → 2 + 7 = 9');
  expect(plain(points.D.working)).toBe('13 + 7 + 9 = 29 → 2 + 9 = 11');
  expect(plain(points.E.working)).toBe('13 + 7 + 9 + 11 = 40 → 4 + 0 = 4');
  expect(plain(halfway.left.working)).toBe('13 + 4 = 17');
  expect(plain(halfway.top.working)).toBe('7 + 4 = 11');
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

/** The last number of every line, as the map has them. */
function numbersOf(date: BirthDate) {
  const { points, chakras, totals } = arithmeticOf(date);
  const last = ({ working }: Working) => Number(plain(working).split(' ').at(-1));
  const lastOf = (workings: Record<string, Working>) =>
    Object.fromEntries(Object.entries(workings).map(([name, line]) => [name, last(line)]));
  const rows = CHAKRAS.map((chakra) => [chakra, lastOf(chakras[chakra])]);
  return { points: lastOf(points), chakras: Object.fromEntries(rows), totals: lastOf(totals) };
}

it('for every birth date each line ends in the number of the map', () => {
  const differ = allBirthDates().filter(
    (date) => !isDeepStrictEqual(numbersOf(date), calculateChakras(date)),
  );

  expect(differ).toEqual([]);
});
