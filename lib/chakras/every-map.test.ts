import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import type { BirthDate } from './birth-date';
import { type ChakraMap, calculateChakras, type Row } from './calculate';
import { CHAKRAS, type Chakra, COLUMNS, type Column } from './chakras';
import { allBirthDates } from './fixtures/all-birth-dates';

// Every birth date of 1900–2025 at once. The rule is written here a second time, with division
// instead of digits of text, so that one slip cannot be on both sides.
const DATES = allBirthDates();
const MAPS: readonly ChakraMap[] = DATES.map(calculateChakras);

const digitSum = (value: number): number =>
  value < 10 ? value : (value % 10) + digitSum(Math.trunc(value / 10));
const reduced = (value: number): number => (value <= 22 ? value : reduced(digitSum(value)));
const rawTotal = ({ chakras }: ChakraMap, column: Column) =>
  CHAKRAS.map((chakra) => chakras[chakra][column]).reduce((sum, cell) => sum + cell);

/** On which share of the dates something holds, in percent with one digit. */
function share(holds: (map: ChakraMap) => boolean): number {
  return Math.round((MAPS.filter(holds).length / MAPS.length) * 1000) / 10;
}

function datesWhere(holds: (map: ChakraMap, date: BirthDate) => boolean): BirthDate[] {
  return DATES.filter((date, at) => holds(MAPS[at] as ChakraMap, date));
}

function pointsOf(date: BirthDate): ChakraMap['points'] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const A = reduced(day);
  const B = month;
  const C = reduced(digitSum(year));
  const D = reduced(A + B + C);
  return { A, B, C, D, E: reduced(A + B + C + D) };
}

function rowsOf({ points: { A, B, C, D, E } }: ChakraMap): Record<Chakra, Row> {
  const row = (physics: number, energy: number): Row => ({
    physics,
    energy,
    emotions: reduced(physics + energy),
  });
  const left = reduced(A + E);
  const top = reduced(B + E);
  return {
    sahasrara: row(A, B),
    ajna: row(reduced(A + left), reduced(B + top)),
    vishuddha: row(left, top),
    anahata: row(reduced(left + E), reduced(top + E)),
    manipura: row(E, E),
    svadhisthana: row(reduced(C + E), reduced(D + E)),
    muladhara: row(C, D),
  };
}

it('there are 46 021 birth dates to look at', () => {
  expect(DATES).toHaveLength(46_021);
  expect(MAPS.every(({ points }) => points.B >= 1 && points.B <= 12)).toBe(true);
});

it('every cell and every total is an arcanum from 1 to 22', () => {
  const cells = MAPS.flatMap(({ points, chakras, totals }) =>
    [points, ...Object.values(chakras), totals].flatMap((part) => Object.values(part)),
  );

  expect(cells).toHaveLength(46_021 * 29);
  expect(cells.every((cell) => Number.isInteger(cell) && cell >= 1 && cell <= 22)).toBe(true);
});

it('the five points are day, month, year, their sum and the sum of all four', () => {
  expect(datesWhere((map, date) => !isDeepStrictEqual(map.points, pointsOf(date)))).toEqual([]);
});

it('the rows follow the geometry of the matrix', () => {
  expect(datesWhere((map) => !isDeepStrictEqual(map.chakras, rowsOf(map)))).toEqual([]);
});

it('Свадхистана has C in its first column and D in its second, not the other way round', () => {
  const swapped = share(({ points: { C, D, E } }) => reduced(C + E) !== reduced(D + E));

  expect(swapped).toBe(96.5);
  expect(
    share(
      ({ points: { C, D, E }, chakras: { svadhisthana } }) =>
        svadhisthana.physics === reduced(C + E) && svadhisthana.energy === reduced(D + E),
    ),
  ).toBe(100);
});

it('the centre is neither twice the bottom nor twice the sum of day, month and year', () => {
  expect(share(({ points: { D, E } }) => E !== reduced(D + D))).toBe(47.5);
  expect(share(({ points: { A, B, C, E } }) => E !== reduced(2 * (A + B + C)))).toBe(20.2);
});

it('a total above 99 is the sum of all its digits, not of tens and units (115 → 7, not 16)', () => {
  const tensAndUnits = (sum: number) => (sum <= 22 ? sum : Math.trunc(sum / 10) + (sum % 10));
  const differs = (column: Column) =>
    share((map) => map.totals[column] !== reduced(tensAndUnits(rawTotal(map, column))));
  const wrong = (column: Column) =>
    datesWhere((map) => map.totals[column] !== reduced(rawTotal(map, column)));

  expect(COLUMNS.flatMap(wrong)).toEqual([]);
  expect(COLUMNS.map(differs)).toEqual([2.4, 0.8, 10.2]);
});

it('the total of the emotions is that of their own column', () => {
  expect(share(({ totals }) => totals.emotions !== reduced(totals.physics + totals.energy))).toBe(
    67.2,
  );
});

it('the largest sums of the columns are 108, 104 and 131', () => {
  const largest = (column: Column) =>
    MAPS.reduce((most, map) => Math.max(most, rawTotal(map, column)), 0);

  expect(COLUMNS.map(largest)).toEqual([108, 104, 131]);
});

it('5 544 different inputs make 5 544 different maps, about 8 dates for each', () => {
  const inputs = new Set(MAPS.map(({ points: { A, B, C } }) => `${A}/${B}/${C}`));
  const tables = new Set(
    MAPS.map(({ chakras }) =>
      CHAKRAS.flatMap((chakra) => COLUMNS.map((column) => chakras[chakra][column])).join(),
    ),
  );

  expect(inputs.size).toBe(5_544);
  expect(tables.size).toBe(5_544);
  expect(MAPS.some(({ points }) => points.C === 1)).toBe(false);
});

it('exactly the arcana of the method that cannot appear never appear', () => {
  const low = '1,2';
  const even = '1,2,15,17,19,21';
  const notOfThree = '1,2,4,5,7,8,10,11,13,14,16,17,19,20,22';
  const impossible: Record<Chakra | 'totals', [string, string, string]> = {
    sahasrara: ['', '13,14,15,16,17,18,19,20,21,22', '1'],
    ajna: [low, low, low],
    vishuddha: [low, low, low],
    anahata: [low, low, low],
    manipura: [even, even, '1,2,3,7,11,13,15,17,19,21'],
    svadhisthana: [low, notOfThree, low],
    muladhara: ['1', low, low],
    totals: ['19,20,21,22', '2,19,20,21,22', '19,20,21,22'],
  };
  const rows = [...CHAKRAS, 'totals'] as const;

  expect(Object.fromEntries(rows.map((row) => [row, neverSeen(row)]))).toEqual(impossible);
});

function neverSeen(row: Chakra | 'totals'): string[] {
  const rows: Row[] = MAPS.map((map) => (row === 'totals' ? map.totals : map.chakras[row]));
  return COLUMNS.map((column) => {
    const seen = new Set(rows.map((cells) => cells[column]));
    return Array.from({ length: 22 }, (_, at) => at + 1)
      .filter((arcanum) => !seen.has(arcanum))
      .join();
  });
}
