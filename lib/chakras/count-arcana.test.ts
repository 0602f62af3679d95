import { expect, test } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { calculateChakras } from '@/lib/chakras/calculate';
import { countArcana } from './count-arcana';

const counts = countArcana(calculateChakras('1998-07-13' as BirthDate));

test('every cell of the map is counted once', () => {
  expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(21);
  expect(new Map(counts).get(15)).toBe(2);
  expect(new Map(counts).get(17)).toBe(1);
});

test('repeats stand first, equal ones by number', () => {
  const sorted = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  expect(counts).toEqual(sorted);
});

test('an arcanum that is only a total is named with no count', () => {
  const onlyTotals = countArcana(calculateChakras('1985-05-03' as BirthDate));
  expect(onlyTotals.at(-1)).toEqual([10, 0]);
});
