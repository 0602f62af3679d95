import { describe, expect, it } from 'vitest';
import { isIntegerKey, isList, sortedKeys, textAt } from './php-array';

const sorted = (...keys: string[]) => sortedKeys(new Map(keys.map((key) => [key, ''])));

it.each(['0', '7', '12', '-3', '9223372036854775807', '-9223372036854775808'])(
  '%s is a number for PHP',
  (key) => {
    expect(isIntegerKey(key)).toBe(true);
  },
);

it.each([
  '',
  '01',
  '-0',
  '+1',
  '1.0',
  ' 1',
  '1 ',
  '9223372036854775808',
  '-9223372036854775809',
  '1e1',
  '٣',
])('%j is a text for PHP', (key) => {
  expect(isIntegerKey(key)).toBe(false);
});

describe('keys are sorted as ksort of PHP 8.2 does', () => {
  it.each([
    ['numbers by value', ['10', '9', '-1', '0'], ['-1', '0', '9', '10']],
    ['texts by byte', ['b', 'ж', 'a', '_c', 'B', 'A'], ['A', 'B', '_c', 'a', 'b', 'ж']],
    ['numbers before texts', ['b', '0', 'a'], ['0', 'a', 'b']],
    ['by every letter', ['urlSuccess', 'urlReturn', 'url'], ['url', 'urlReturn', 'urlSuccess']],
    ['texts that look like numbers by value', ['2', '01', '1e1', '3.5'], ['01', '2', '3.5', '1e1']],
    ['equal values as they came', ['1.0', '01', '1'], ['1.0', '01', '1']],
    [
      'beyond the integers by byte',
      ['99999999999999999999', '99999999999999999998'],
      ['99999999999999999998', '99999999999999999999'],
    ],
    [
      'such with zeros too',
      ['100000000000000000001', '100000000000000000000'],
      ['100000000000000000000', '100000000000000000001'],
    ],
    [
      'whole numbers to the last digit',
      ['09007199254740993', '9007199254740992'],
      ['9007199254740992', '09007199254740993'],
    ],
    ['the infinite by byte', ['1e401', '1e400'], ['1e400', '1e401']],
    ['emoji after letters, by bytes of UTF-8', ['💫', 'ﬀ', 'ж'], ['ж', 'ﬀ', '💫']],
  ])('%s', (_, keys, expected) => {
    expect(sorted(...keys)).toEqual(expected);
  });
});

it('a list has the keys 0, 1, 2 … in this very order', () => {
  expect(isList([])).toBe(true);
  expect(isList(['0', '1', '2'])).toBe(true);
  expect(isList(['1', '0'])).toBe(false);
  expect(isList(['0', '2'])).toBe(false);
  expect(isList(['00'])).toBe(false);
});

it('a text is read where there is one, an array is none', () => {
  const fields = new Map<string, string | Map<string, string>>([
    ['sum', '990.00'],
    ['products', new Map([['0', 'x']])],
  ]);

  expect(textAt(fields, 'sum')).toBe('990.00');
  expect(textAt(fields, 'products')).toBeNull();
  expect(textAt(fields, 'none')).toBeNull();
});
