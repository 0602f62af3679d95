import { type Arcanum, stepsToArcanum } from './arcanum';
import { type BirthDate, calendarDate } from './birth-date';
import { CHAKRAS, type Chakra, type Column } from './chakras';

const NBSP = '\u00a0';

/** One line of the working: `13 + 7 + 9 = 29 → 2 + 9 = 11`; `result` is its last number. */
export type Working = { working: string; result: Arcanum };

/** The five points of the matrix: A day, B month, C year, D bottom, E centre. */
export type Point = 'A' | 'B' | 'C' | 'D' | 'E';

/** How every number of a map came about, from the date to the totals. */
export type Arithmetic = {
  points: Record<Point, Working>;
  /** Halfway points: between the day and the centre, between the month and the centre. */
  halfway: { left: Working; top: Working };
  chakras: Record<Chakra, Record<Column, Working>>;
  totals: Record<Column, Working>;
};

/**
 * Works a birth date out step by step by the «Матрица судьбы» method: 7 rows × 3 columns and a row
 * of totals, every result an arcanum 1…22. Pure arithmetic; the same date always gives the same
 * lines. The rule, its witnesses and its limits are in docs/method.md.
 */
export function arithmeticOf(birthDate: BirthDate): Arithmetic {
  const { day, month, year } = calendarDate(birthDate);
  const A = sumOf(day);
  const B = sumOf(month);
  const C = sumOf(...[...String(year)].map(Number));
  const D = sumOf(A, B, C);
  const E = sumOf(A, B, C, D);
  const left = sumOf(A, E);
  const top = sumOf(B, E);
  const chakras: Arithmetic['chakras'] = {
    sahasrara: rowOf(sumOf(A), sumOf(B)),
    ajna: rowOf(sumOf(A, left), sumOf(B, top)),
    vishuddha: rowOf(sumOf(left), sumOf(top)),
    anahata: rowOf(sumOf(left, E), sumOf(top, E)),
    manipura: rowOf(sumOf(E), sumOf(E)),
    svadhisthana: rowOf(sumOf(C, E), sumOf(D, E)),
    muladhara: rowOf(sumOf(C), sumOf(D)),
  };
  const total = (column: Column) => sumOf(...CHAKRAS.map((chakra) => chakras[chakra][column]));
  return {
    points: { A, B, C, D, E },
    halfway: { left, top },
    chakras,
    totals: { physics: total('physics'), energy: total('energy'), emotions: total('emotions') },
  };
}

function rowOf(physics: Working, energy: Working): Record<Column, Working> {
  return { physics, energy, emotions: sumOf(physics, energy) };
}

/** Adds the parts and then the digits, for as long as the sum is above 22, writing it all down. */
function sumOf(...parts: (number | Working)[]): Working {
  const numbers = parts.map((part) => (typeof part === 'number' ? part : part.result));
  const steps = stepsToArcanum(numbers.reduce((sum, part) => sum + part, 0));
  const lines = steps.map((step, index) => {
    const added = index === 0 ? numbers : [...String(steps[index - 1])];
    return added.length > 1 ? sumInWords(added, step) : String(step);
  });
  return { working: lines.join(' → '), result: steps.at(-1) ?? 0 };
}

/** A line may break after a plus, never before one and never around the equals sign. */
function sumInWords(parts: readonly (number | string)[], sum: number): string {
  return `${parts.join(`${NBSP}+ `)}${NBSP}=${NBSP}${sum}`;
}
