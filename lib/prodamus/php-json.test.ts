import { describe, expect, it } from 'vitest';
import { phpNumber } from './php-array';
import { phpArrayFromJson } from './php-json';
import { canonicalText } from './signature';

/** The text that is signed for a JSON body; null when PHP reads no array in it. */
const read = (json: string) => {
  const fields = phpArrayFromJson(json);
  return fields && canonicalText(fields);
};

it.each([
  ['numbers', '{"a":0,"b":1.5,"c":-7}', '{"a":"0","b":"1.5","c":"-7"}'],
  ['true, false and null', '{"a":true,"b":false,"c":null}', '{"a":"1","b":"","c":""}'],
  ['an empty list and an empty object', '{"a":[],"b":{}}', '{"a":[],"b":[]}'],
  ['a list', '[3,"x",[1]]', '["3","x",["1"]]'],
  ['keys that are numbers', '{"b":1,"10":2,"9":3}', '{"9":"3","10":"2","b":"1"}'],
  ['an object that is a list', '{"1":"b","0":"a"}', '["a","b"]'],
  ['a key given twice', '{"a":1,"a":2}', '{"a":"2"}'],
  ['an empty key', '{"":1}', '{"":"1"}'],
  ['escapes', String.raw`{"a\u0062\"":"\u0416\/\n"}`, String.raw`{"ab\"":"Ж\/\n"}`],
  ['a colon and quotes inside a text', String.raw`{"a":"\"b\":1"}`, String.raw`{"a":"\"b\":1"}`],
  ['white space around a colon', '{"a" \n:\t1}', '{"a":"1"}'],
  ['__proto__', '{"__proto__":{"x":1},"a":2}', '{"__proto__":{"x":"1"},"a":"2"}'],
  ['constructor', '{"constructor":{"prototype":1}}', '{"constructor":{"prototype":"1"}}'],
  ['keys that look encoded', '{"%41":1,"=":2,"A":3}', '{"%41":"1","=":"2","A":"3"}'],
])('%s become what PHP makes of them', (_, json, expected) => {
  expect(read(json)).toBe(expected);
});

it('a quote as a key stays one, even after a backslash was a key (V8 takes one for the other)', () => {
  read(String.raw`{"-3":"x","\\":"y"}`);

  expect(read(String.raw`{"-3":"x","\"":"y"}`)).toBe(String.raw`{"\"":"y","-3":"x"}`);
});

it.each([
  '',
  'null',
  '1',
  '"text"',
  'true',
  '{',
  '{"a":1,}',
  "{'a':1}",
  '{"a":01}',
  '{"a":TRUE}',
  '{"a":NaN}',
  '{"a":1} x',
  '\ufeff{"a":1}',
  String.raw`{"a":"\ud800"}`,
  String.raw`{"\ud800":1}`,
  '{"a":"\u0001"}',
  '{"a":.5}',
  '{"a":+1}',
  '[1,]',
  '{a:1}',
])('%j is no array that PHP would read', (json) => {
  expect(phpArrayFromJson(json)).toBeNull();
});

describe('deep nesting', () => {
  it('of 64 levels is read', () => {
    expect(read(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe(`${'['.repeat(64)}${']'.repeat(64)}`);
  });

  it.each([65, 1_000, 30_000])('of %i levels is refused', (levels) => {
    expect(phpArrayFromJson(`${'['.repeat(levels)}${']'.repeat(levels)}`)).toBeNull();
    expect(phpArrayFromJson(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)).toBeNull();
  });
});

describe('a number is written as PHP writes it', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.0', '-0'],
    ['1.5', '1.5'],
    ['100.00', '100'],
    ['0.30000000000000004', '0.3'],
    ['1e13', '10000000000000'],
    ['1e14', '1.0E+14'],
    ['1e15', '1.0E+15'],
    ['1.0E+25', '1.0E+25'],
    ['123456789012345.0', '1.2345678901234E+14'],
    ['0.0001', '0.0001'],
    ['0.00001', '1.0E-5'],
    ['-0.000012345', '-1.2345E-5'],
    ['990.00', '990'],
    ['990.50', '990.5'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', '9.2233720368548E+18'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['12345678901234567890', '1.2345678901235E+19'],
    ['1e400', 'INF'],
    ['-1e400', '-INF'],
  ])('%s → %s', (source, expected) => {
    expect(phpNumber(source)).toBe(expected);
  });
});
