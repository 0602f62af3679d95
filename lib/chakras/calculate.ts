import type { Arcanum } from './arcanum';
import { arithmeticOf, type Point, type Working } from './arithmetic';
import type { BirthDate } from './birth-date';
import { CHAKRAS, type Chakra, type Column } from './chakras';

/** The five points of the matrix: A day, B month, C year, D bottom, E centre. */
export type Points = Record<Point, Arcanum>;

export type Row = Record<Column, Arcanum>;

export type ChakraMap = { points: Points; chakras: Record<Chakra, Row>; totals: Row };

/**
 * The chakra map of a birth date: the results of its arithmetic, 7 rows × 3 columns and a row of
 * totals, every cell an arcanum 1…22.
 */
export function calculateChakras(birthDate: BirthDate): ChakraMap {
  const { points, chakras, totals } = arithmeticOf(birthDate);
  const rows = CHAKRAS.map((chakra) => [chakra, resultsOf(chakras[chakra])]);
  return {
    points: resultsOf(points),
    chakras: Object.fromEntries(rows) as Record<Chakra, Row>,
    totals: resultsOf(totals),
  };
}

function resultsOf<Name extends string>(workings: Record<Name, Working>): Record<Name, Arcanum> {
  const results = Object.entries<Working>(workings).map(([name, { result }]) => [name, result]);
  return Object.fromEntries(results) as Record<Name, Arcanum>;
}
