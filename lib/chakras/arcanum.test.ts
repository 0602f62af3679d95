import { expect, it } from 'vitest';
import { stepsToArcanum } from './arcanum';

const reduceToArcanum = (value: number) => stepsToArcanum(value).at(-1);

it('numbers up to 22 stay as they are', () => {
  for (let number = 1; number <= 22; number += 1) expect(reduceToArcanum(number)).toBe(number);
});

it('the days above 22 become the sum of their digits', () => {
  const days = [23, 24, 25, 26, 27, 28, 29, 30, 31];

  expect(days.map(reduceToArcanum)).toEqual([5, 6, 7, 8, 9, 10, 11, 3, 4]);
});

it('digits are added again while the sum is above 22', () => {
  expect(reduceToArcanum(115)).toBe(7);
  expect(reduceToArcanum(199)).toBe(19);
  expect(reduceToArcanum(899)).toBe(8);
  expect(reduceToArcanum(9999)).toBe(9);
});

it('a sum of the table that is above 22 never becomes 19, 20, 21 or 22', () => {
  for (let sum = 23; sum <= 131; sum += 1) expect(reduceToArcanum(sum)).toBeLessThanOrEqual(18);
});
