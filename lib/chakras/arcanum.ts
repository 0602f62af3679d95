/** A number of the 22 arcana, 1 to 22. */
export type Arcanum = number;

/**
 * Reduces a positive whole number to an arcanum: while it is above 22, it becomes the sum of its
 * decimal digits. 22 stays 22, and the sum is taken again as long as needed (115 → 7).
 */
export function reduceToArcanum(value: number): Arcanum {
  let rest = value;
  while (rest > 22) rest = digitSum(rest);
  return rest;
}

export function digitSum(value: number): number {
  return [...String(value)].reduce((sum, digit) => sum + Number(digit), 0);
}
