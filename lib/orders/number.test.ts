import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOrderNumber, formatOrderNumber, parseOrderNumber } from './number';

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

describe('a number that people type', () => {
  it('is shown as 1234 567 890 and read back with any spaces', () => {
    const number = drawOrderNumber(() => 123_456_789);

    expect(number).toBe('1234567897');
    expect(formatOrderNumber(number)).toBe('1234\u00a0567\u00a0897');
    expect(parseOrderNumber(formatOrderNumber(number))).toBe(number);
    expect(parseOrderNumber(' 1234 567\t897 ')).toBe(number);
  });

  it('is always read back as it was drawn', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(parseOrderNumber(formatOrderNumber(number))).toBe(number);
      }),
    );
  });

  it('is refused with any one digit wrong', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        for (const { place, digit } of otherDigits(number)) {
          const typed = number.slice(0, place) + digit + number.slice(place + 1);
          expect(parseOrderNumber(typed)).toBeNull();
        }
      }),
    );
  });

  it('is refused with two neighbours swapped, 09 and 90 aside, which Luhn cannot tell apart', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 8 }), (number, place) => {
        const pair = number.slice(place, place + 2);
        const swapped = [...pair].reverse().join('');
        fc.pre(pair !== swapped);
        const typed = number.slice(0, place) + swapped + number.slice(place + 2);
        const isBlindSpot = ['09', '90'].includes(pair);
        expect(parseOrderNumber(typed)).toBe(isBlindSpot ? typed : null);
      }),
    );
  });

  it.each([
    '',
    '123456789',
    '12345678977',
    '1234-567-897',
    '١٢٣٤٥٦٧٨٩٧',
    '１２３４５６７８９７',
    '1.23e9',
    '№1234567897',
  ])('%j is no number', (text) => {
    expect(parseOrderNumber(text)).toBeNull();
  });
});

function otherDigits(number: string) {
  return [...number].flatMap((right, place) =>
    [...'0123456789'].filter((digit) => digit !== right).map((digit) => ({ place, digit })),
  );
}
