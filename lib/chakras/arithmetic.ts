import { digitSum, reduceToArcanum as R } from './arcanum';
import { type BirthDate, calendarDate } from './birth-date';
import { calculateChakras, type Points } from './calculate';
import { CHAKRAS, type Chakra, COLUMNS, type Column } from './chakras';

const NBSP = '\u00a0';

/** One line of the working: `13 + 7 + 9 = 29 → 2 + 9 = 11`; `result` is its last number. */
export type Working = { working: string; result: number };

/** How every number of a map came about, from the date to the totals. */
export type Arithmetic = {
  points: Record<keyof Points, Working>;
  /** Halfway points: between the day and the centre, between the month and the centre. */
  halfway: { left: Working; top: Working };
  chakras: Record<Chakra, Record<Column, Working>>;
  totals: Record<Column, Working>;
};

/** This person's own working, step by step, for «Как посчитано». Agrees with calculateChakras. */
export function arithmeticOf(birthDate: BirthDate): Arithmetic {
  const { day, month, year } = calendarDate(birthDate);
  const { points, chakras } = calculateChakras(birthDate);
  const { A, B, C, D, E } = points;
  const left = R(A + E);
  const top = R(B + E);
  const row = (physics: number[], energy: number[]) => {
    const first = workingOf(physics);
    const second = workingOf(energy);
    return { physics: first, energy: second, emotions: workingOf([first.result, second.result]) };
  };
  const total = (column: Column) => workingOf(CHAKRAS.map((chakra) => chakras[chakra][column]));
  return {
    points: {
      A: workingOf([day]),
      B: workingOf([month]),
      C: workingOf([...String(year)].map(Number)),
      D: workingOf([A, B, C]),
      E: workingOf([A, B, C, D]),
    },
    halfway: { left: workingOf([A, E]), top: workingOf([B, E]) },
    chakras: {
      sahasrara: row([A], [B]),
      ajna: row([A, left], [B, top]),
      vishuddha: row([left], [top]),
      anahata: row([left, E], [top, E]),
      manipura: row([E], [E]),
      svadhisthana: row([C, E], [D, E]),
      muladhara: row([C], [D]),
    },
    totals: Object.fromEntries(COLUMNS.map((column) => [column, total(column)])) as Record<
      Column,
      Working
    >,
  };
}

/** Adds the parts and then the digits, for as long as the sum is above 22, writing it all down. */
function workingOf(parts: readonly number[]): Working {
  const sum = parts.reduce((total, part) => total + part, 0);
  const steps = [parts.length > 1 ? sumInWords(parts, sum) : String(sum)];
  let result = sum;
  while (result > 22) {
    const digits = [...String(result)];
    result = digitSum(result);
    steps.push(sumInWords(digits, result));
  }
  return { working: steps.join(' → '), result };
}

/** A line may break after a plus, never before one and never around the equals sign. */
function sumInWords(parts: readonly (number | string)[], sum: number): string {
  return `${parts.join(`${NBSP}+ `)}${NBSP}=${NBSP}${sum}`;
}
