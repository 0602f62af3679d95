import { type Arcanum, stepsToArcanum } from './arcanum';
import type { BirthDate } from './birth-date';
import type { Column } from './chakras';
import { type Cells, cellsOf } from './formula';

export type Row = Record<Column, Arcanum>;

/** The numbers of a chakra map: the points, 7 rows × 3 columns and a row of totals, each 1…22. */
export type ChakraMap = Pick<Cells<Arcanum>, 'points' | 'chakras' | 'totals'>;

/** The chakra map of a birth date. Pure arithmetic; the same date always gives the same map. */
export function calculateChakras(birthDate: BirthDate): ChakraMap {
  const { points, chakras, totals } = cellsOf(birthDate, sumOf);
  return { points, chakras, totals };
}

function sumOf(...parts: Arcanum[]): Arcanum {
  return stepsToArcanum(parts.reduce((sum, part) => sum + part, 0)).at(-1) ?? 0;
}
