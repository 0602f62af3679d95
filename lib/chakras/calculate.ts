import { type Arcanum, digitSum, reduceToArcanum as R } from './arcanum';
import { type BirthDate, calendarDate } from './birth-date';
import { CHAKRAS, type Chakra, type Column } from './chakras';

/** The five points of the matrix: A day, B month, C year, D bottom, E centre. */
export type Points = { A: Arcanum; B: Arcanum; C: Arcanum; D: Arcanum; E: Arcanum };

export type Row = Record<Column, Arcanum>;

export type ChakraMap = { points: Points; chakras: Record<Chakra, Row>; totals: Row };

/**
 * The chakra map of a birth date by the «Матрица судьбы» method: 7 rows × 3 columns and a row of
 * totals, every cell an arcanum 1…22. Pure arithmetic; the same date always gives the same map.
 * The rule, its witnesses and its limits are in docs/method.md.
 */
export function calculateChakras(birthDate: BirthDate): ChakraMap {
  const points = pointsOf(birthDate);
  const { A, B, C, D, E } = points;
  const left = R(A + E);
  const top = R(B + E);
  const chakras: Record<Chakra, Row> = {
    sahasrara: row(A, B),
    ajna: row(R(A + left), R(B + top)),
    vishuddha: row(left, top),
    anahata: row(R(left + E), R(top + E)),
    manipura: row(E, E),
    svadhisthana: row(R(C + E), R(D + E)),
    muladhara: row(C, D),
  };
  return { points, chakras, totals: totalsOf(chakras) };
}

function pointsOf(birthDate: BirthDate): Points {
  const { year, month, day } = calendarDate(birthDate);
  const A = R(day);
  const B = month;
  const C = R(digitSum(year));
  const D = R(A + B + C);
  return { A, B, C, D, E: R(A + B + C + D) };
}

function row(physics: Arcanum, energy: Arcanum): Row {
  return { physics, energy, emotions: R(physics + energy) };
}

function totalsOf(chakras: Record<Chakra, Row>): Row {
  const total = (column: Column) =>
    R(CHAKRAS.reduce((sum, chakra) => sum + chakras[chakra][column], 0));
  return { physics: total('physics'), energy: total('energy'), emotions: total('emotions') };
}
