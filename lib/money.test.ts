import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatRoubles, kopecks, parseAmount } from './money';

const anySum = fc.integer({ min: 0, max: 999_999_999_999 }).map(kopecks);

it('money is whole kopecks and nothing else', () => {
  expect(kopecks(99_000)).toBe(99_000);
  for (const wrong of [0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => kopecks(wrong)).toThrow('not a sum in kopecks');
  }
});

describe('a sum on the wire', () => {
  it('is always written with two digits of kopecks', () => {
    const sums = [0, 1, 10, 99_000, 100_050, 123_456_789].map(kopecks).map(formatAmount);

    expect(sums).toEqual(['0.00', '0.01', '0.10', '990.00', '1000.50', '1234567.89']);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anySum, (sum) => {
        expect(formatAmount(sum)).toMatch(/^(0|[1-9][0-9]*)\.[0-9]{2}$/);
        expect(parseAmount(formatAmount(sum))).toBe(sum);
      }),
    );
  });

  it('is the same as 990, 990.0 and 990.00', () => {
    expect(['990', '990.0', '990.00'].map(parseAmount)).toEqual([99_000, 99_000, 99_000]);
    expect(['990.5', '990.50', '0.01', '0'].map(parseAmount)).toEqual([99_050, 99_050, 1, 0]);
  });

  it.each([
    '990,00',
    ' 990',
    '990 ',
    '+990',
    '-990',
    '9.9e2',
    '990.000',
    '0990',
    '00990',
    '990.',
    '.5',
    '',
    '00',
    '1 000',
    '1\u00a0000.00',
    '1,000.00',
    '990.0.0',
    '0x3DE',
    'NaN',
    '990₽',
    '990\n',
    '٩٩٠',
    '９９０',
    '990.٠٠',
    '9'.repeat(11),
    `${'9'.repeat(30)}.00`,
    '1e400',
    'Infinity',
  ])('written as %j is odd', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('is odd in every other spelling', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,+-e '), maxLength: 8 }),
        (text) => {
          const isPlain = /^(0|[1-9]\d*)(\.\d\d?)?$/.test(text);
          expect(parseAmount(text) !== null).toBe(isPlain);
          if (isPlain) expect(parseAmount(text)).toBe(Math.round(Number(text) * 100));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

it('a sum for people has ₽ and non-breaking spaces, and kopecks only when there are some', () => {
  const sums = [99_000, 129_950, 5, 100_000_000, 1_234_567_890].map(kopecks).map(formatRoubles);

  expect(sums).toEqual([
    '990\u00a0₽',
    '1\u00a0299,50\u00a0₽',
    '0,05\u00a0₽',
    '1\u00a0000\u00a0000\u00a0₽',
    '12\u00a0345\u00a0678,90\u00a0₽',
  ]);
});
