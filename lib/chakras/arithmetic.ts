import { type Arcanum, stepsToArcanum } from './arcanum';
import type { BirthDate } from './birth-date';
import { type Cells, cellsOf } from './formula';

const NBSP = '\u00a0';

/** One line of the working: `13 + 7 + 9 = 29 → 2 + 9 = 11`; `result` is its last number. */
export type Working = { working: string; result: Arcanum };

/** How every number of a map came about, from the date to the totals. */
export type Arithmetic = Cells<Working>;

/** Works a birth date out step by step; the same date always gives the same lines. */
export function arithmeticOf(birthDate: BirthDate): Arithmetic {
  return cellsOf(birthDate, sumOf);
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
