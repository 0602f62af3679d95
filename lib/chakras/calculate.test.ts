import { expect, it } from 'vitest';
import type { BirthDate } from './birth-date';
import { calculateChakras } from './calculate';
import { CHAKRAS, COLUMNS } from './chakras';
import { VECTORS } from './fixtures/vectors';
import { makeReading, READING_VERSION } from './reading';

it('13.07.1998 gives the map of the worked example', () => {
  const row = (physics: number, energy: number, emotions: number) => ({
    physics,
    energy,
    emotions,
  });

  expect(calculateChakras('1998-07-13' as BirthDate)).toEqual({
    points: { A: 13, B: 7, C: 9, D: 11, E: 4 },
    chakras: {
      sahasrara: row(13, 7, 20),
      ajna: row(3, 18, 21),
      vishuddha: row(17, 11, 10),
      anahata: row(21, 15, 9),
      manipura: row(4, 4, 8),
      svadhisthana: row(13, 15, 10),
      muladhara: row(9, 11, 20),
    },
    totals: row(8, 9, 17),
  });
});

it.each(VECTORS)('$date gives the map on which the public implementations agree', (vector) => {
  const { date, ...map } = vector;

  expect(calculateChakras(date as BirthDate)).toEqual(map);
});

it('the rows go from the crown down to the root, in three columns', () => {
  expect(CHAKRAS.map((chakra) => chakra[0]).join('')).toBe('savamsm');
  expect(Object.keys(calculateChakras('1998-07-13' as BirthDate).chakras)).toEqual([...CHAKRAS]);
  expect(COLUMNS).toEqual(['physics', 'energy', 'emotions']);
});

it('two people calculated one after the other do not touch each other', () => {
  const [one, other] = ['1990-01-31', '2000-12-09'] as [BirthDate, BirthDate];
  const first = calculateChakras(one);
  const copy = structuredClone(first);
  calculateChakras(other);

  expect(first).toEqual(copy);
  expect(calculateChakras(one)).toEqual(copy);
});

it('a reading names the method and its version beside the numbers', () => {
  const birthDate = '1998-07-13' as BirthDate;

  expect(makeReading(birthDate)).toEqual({
    method: 'Матрица судьбы (22 аркана)',
    version: READING_VERSION,
    ...calculateChakras(birthDate),
  });
});
