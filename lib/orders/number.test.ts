import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOrderNumber } from './new-order';
import { formatOrderNumber, parseOrderNumber } from './number';

const anyNumber = fc
  .integer({ min: 100_000_000, max: 999_999_999 })
  .map((digits) => drawOrderNumber(() => digits));

const read = (text: string) => {
  const parsed = parseOrderNumber(text);
  return parsed.ok ? parsed.number : parsed.problem;
};

describe('a number that people type', () => {
  it('is shown as 1234 567 890 and read back with any spaces', () => {
    const number = drawOrderNumber(() => 123_456_789);

    expect(number).toBe('1234567897');
    expect(formatOrderNumber(number)).toBe('1234\u00a0567\u00a0897');
    expect(read(formatOrderNumber(number))).toBe(number);
    expect(read(' 1234 567\t897 ')).toBe(number);
  });

  it('is always read back as it was drawn', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(read(formatOrderNumber(number))).toBe(number);
      }),
    );
  });

  it('is refused with any one digit wrong', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        for (const { place, digit } of otherDigits(number)) {
          const typed = number.slice(0, place) + digit + number.slice(place + 1);
          expect(read(typed)).toBe('misspelt');
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
        expect(read(typed)).toBe(isBlindSpot ? typed : 'misspelt');
      }),
    );
  });

  it.each([
    '№ 1234 567 897',
    '№1234567897',
    '№\u00a01234\u00a0567\u00a0897',
    ' 1234-567-897\n',
    '1234\u202f567\u2011897',
    '1234 – 567 — 897',
    '\u200e1234567897\ufeff',
  ])('is read with what people put around it: %j', (text) => {
    expect(read(text)).toBe('1234567897');
  });

  it.each(['', ' ', '\t\n', '\u00a0', '№', ' № ', '-'])('%j is no answer at all', (text) => {
    expect(read(text)).toBe('absent');
  });

  it.each([
    '123456789',
    '12345678977',
    '1234.567.897',
    '+1234567897',
    '1234567897№',
    '№№1234567897',
    '١٢٣٤٥٦٧٨٩٧',
    '１２３４５６７８９７',
    '1.23e9',
    'девять',
  ])('%j is no number', (text) => {
    expect(read(text)).toBe('malformed');
  });
});

function otherDigits(number: string) {
  return [...number].flatMap((right, place) =>
    [...'0123456789'].filter((digit) => digit !== right).map((digit) => ({ place, digit })),
  );
}
