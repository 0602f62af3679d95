import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawOrderNumber } from './new-order';

const anyNumber = fc
  .integer({ min: 100_000_000, max: 999_999_999 })
  .map((digits) => drawOrderNumber(() => digits));

it('a number is ten digits and does not begin with 0', () => {
  for (let draw = 0; draw < 1_000; draw += 1) {
    expect(drawOrderNumber()).toMatch(/^[1-9][0-9]{9}$/);
  }
});

it('the tenth digit is that of Luhn: with every second digit doubled the sum ends with 0', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
      const weights = [...number].map(Number).map((digit, at) => (at % 2 ? digit : doubled[digit]));
      expect(weights.reduce((sum = 0, weight = 0) => sum + weight, 0)).toSatisfy(
        (sum: number) => sum % 10 === 0,
      );
    }),
  );
});

it('every nine digits may be drawn, the first and the last too', () => {
  const asked: number[][] = [];
  drawOrderNumber((min, max) => {
    asked.push([min, max]);
    return min;
  });

  expect(asked).toEqual([[100_000_000, 1_000_000_000]]);
});

it('numbers are not sequential: a thousand draws do not repeat', () => {
  const drawn = new Set(Array.from({ length: 1_000 }, () => drawOrderNumber()));

  expect(drawn.size).toBeGreaterThanOrEqual(999);
});
