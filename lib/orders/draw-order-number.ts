import { randomInt } from 'node:crypto';
import { type OrderNumber, withCheckDigit } from './number';

/**
 * Draws a number. Instances need no coordination: the store's unique index resolves the rare
 * collision and the caller draws again. The first digit is never 0, so that a spreadsheet does
 * not shorten the number.
 */
export function drawOrderNumber(
  random: (min: number, max: number) => number = randomInt,
): OrderNumber {
  return withCheckDigit(String(random(100_000_000, 1_000_000_000)));
}
