/** A number of the 22 arcana, 1 to 22. */
export type Arcanum = number;

/**
 * Reduces a positive whole number to an arcanum: while it is above 22, it becomes the sum of its
 * decimal digits. 22 stays 22, and the sum is taken again as long as needed. Returns the numbers on
 * the way, first the value itself, last the arcanum (899 → 26 → 8).
 */
export function stepsToArcanum(value: number): number[] {
  const steps = [value];
  for (let rest = value; rest > 22; steps.push(rest)) rest = digitSum(rest);
  return steps;
}

function digitSum(value: number): number {
  return [...String(value)].reduce((sum, digit) => sum + Number(digit), 0);
}
