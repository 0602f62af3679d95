import { type BirthDate, calendarDate } from './birth-date';
import { CHAKRAS, type Chakra, type Column } from './chakras';

/** The five points of the matrix: A day, B month, C year, D bottom, E centre. */
export type Point = 'A' | 'B' | 'C' | 'D' | 'E';

/** Everything the formula makes of a birth date; what a cell is, its reader says. */
export type Cells<Cell> = {
  points: Record<Point, Cell>;
  /** Halfway points: between the day and the centre, between the month and the centre. */
  halfway: { left: Cell; top: Cell };
  chakras: Record<Chakra, Record<Column, Cell>>;
  totals: Record<Column, Cell>;
};

/**
 * The formula of the «Матрица судьбы» method: 7 rows × 3 columns and a row of totals. `sum` adds
 * numbers and cells and reduces what it gets to an arcanum 1…22. The rule, its witnesses and its
 * limits are in docs/method.md.
 */
export function cellsOf<Cell>(
  birthDate: BirthDate,
  sum: (...parts: (number | Cell)[]) => Cell,
): Cells<Cell> {
  const { day, month, year } = calendarDate(birthDate);
  const A = sum(day);
  const B = sum(month);
  const C = sum(...[...String(year)].map(Number));
  const D = sum(A, B, C);
  const E = sum(A, B, C, D);
  const left = sum(A, E);
  const top = sum(B, E);
  const row = (physics: Cell, energy: Cell) => ({
    physics,
    energy,
    emotions: sum(physics, energy),
  });
  const chakras: Cells<Cell>['chakras'] = {
    sahasrara: row(sum(A), sum(B)),
    ajna: row(sum(A, left), sum(B, top)),
    vishuddha: row(sum(left), sum(top)),
    anahata: row(sum(left, E), sum(top, E)),
    manipura: row(sum(E), sum(E)),
    svadhisthana: row(sum(C, E), sum(D, E)),
    muladhara: row(sum(C), sum(D)),
  };
  const total = (column: Column) => sum(...CHAKRAS.map((chakra) => chakras[chakra][column]));
  return {
    points: { A, B, C, D, E },
    halfway: { left, top },
    chakras,
    totals: { physics: total('physics'), energy: total('energy'), emotions: total('emotions') },
  };
}
