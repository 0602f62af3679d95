import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from './body';
import { asForm, type Pair } from './fixtures/encode-fields';
import type { PhpArray } from './php-array';
import { phpArrayFromPairs, urlencodedPairs } from './php-form';
import { canonicalText, sign } from './signature';

const FORM = 'application/x-www-form-urlencoded';

/** What PHP would have in `$_POST`, as the text that is signed. */
async function read(body: string): Promise<string> {
  const parsed = await parseBody(Buffer.from(body), FORM);
  return parsed.ok ? canonicalText(parsed.fields) : parsed.problem;
}

it.each([
  ['brackets nest', 'a[b][c]=1', '{"a":{"b":{"c":"1"}}}'],
  ['empty brackets append, one element a pair', 'a[]=1&a[]=2', '{"a":["1","2"]}'],
  ['an append goes behind the largest number', 'a[5]=1&a[]=2', '{"a":{"5":"1","6":"2"}}'],
  ['whichever came first', 'a[2]=1&a[5]=2&a[]=3', '{"a":{"2":"1","5":"2","6":"3"}}'],
  ['also when the largest came first', 'a[5]=1&a[2]=2&a[]=3', '{"a":{"2":"2","5":"1","6":"3"}}'],
  ['keys of one value keep their order', 'a[1.00]=1&a[1.0]=2', '{"a":{"1.00":"1","1.0":"2"}}'],
  ['whichever that is', 'a[1.0]=1&a[1.00]=2', '{"a":{"1.0":"1","1.00":"2"}}'],
  ['spaces before a name are none of it', '++a=1&%20%20b=2', '{"a":"1","b":"2"}'],
  ['and so behind a number below zero', 'a[-5]=1&a[]=2', '{"a":{"-5":"1","-4":"2"}}'],
  [
    'an append takes the last number there is',
    'a[9223372036854775806]=1&a[]=2',
    '{"a":{"9223372036854775806":"1","9223372036854775807":"2"}}',
  ],
  [
    'and is nothing behind it',
    'a[9223372036854775807]=1&a[]=2',
    '{"a":{"9223372036854775807":"1"}}',
  ],
  ['numbers from 1 are no list', 'a[1]=x&a[2]=y', '{"a":{"1":"x","2":"y"}}'],
  ['a gap is no list', 'a[0]=x&a[2]=y', '{"a":{"0":"x","2":"y"}}'],
  ['twelve lines in any order are a list', lines(12), `{"a":[${quoted(12)}]}`],
  ['01 is a key of its own', 'a[1]=x&a[01]=y', '{"a":{"1":"x","01":"y"}}'],
  ['the last of two equal names wins', 'a=1&a=2', '{"a":"2"}'],
  ['an array replaces a text', 'a=1&a[b]=2', '{"a":{"b":"2"}}'],
  ['a text replaces an array', 'a[b]=1&a=2', '{"a":"2"}'],
  ['encoded brackets are brackets', 'a%5Bb%5D=1', '{"a":{"b":"1"}}'],
  ['+ is a space and %2B a plus', 'a=1+2%2B3', '{"a":"1 2+3"}'],
  ['a percent sign that encodes nothing stays', 'a=100%&b=%zz', '{"a":"100%","b":"%zz"}'],
  ['dots and spaces of a top name become _', 'a.b+c=1', '{"a_b_c":"1"}'],
  ['dots and spaces in brackets stay', 'a[b.c+d]=1', '{"a":{"b.c d":"1"}}'],
  ['an unclosed bracket becomes _', 'a[b=1', '{"a_b":"1"}'],
  ['a name without a value is empty', 'a&b=', '{"a":"","b":""}'],
  ['a value may hold =', 'a=b=c', '{"a":"b=c"}'],
  ['pairs without a name are nothing', '=1&&a=2&', '{"a":"2"}'],
  ['a space alone in brackets appends', 'a[+]=1&a[]=2', '{"a":["1","2"]}'],
  ['a non-breaking one is a name', 'a[%C2%A0]=1', '{"a":{"\u00a0":"1"}}'],
  ['what follows a closing bracket is not read', 'a[b]%FF=1', '{"a":{"b":"1"}}'],
  ['nor what follows a zero', 'a%00%FF=1', '{"a":"1"}'],
  ['nor the value of no name', '=%FF&a=1', '{"a":"1"}'],
  ['a sign for unreadable text is text', 'a=%EF%BF%BD%', '{"a":"\ufffd%"}'],
  [
    'letters beside a percent sign are read',
    'a=%D1%84%zz&b[%D1%84]%=1',
    '{"a":"ф%zz","b":{"ф":"1"}}',
  ],
  ['a quote that came as &quot; is signed so', 'a=%26quot%3B', '{"a":"&quot;"}'],
  ['__proto__ is a name like any other', '__proto__[x]=1&a=2', '{"__proto__":{"x":"1"},"a":"2"}'],
  ['so is constructor', 'constructor[prototype][x]=1', '{"constructor":{"prototype":{"x":"1"}}}'],
])('%s', async (_, body, expected) => {
  expect(await read(body)).toBe(expected);
});

it('a hazardous name reaches no object of the program', async () => {
  await read('__proto__[polluted]=1&constructor[prototype][polluted]=1');

  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe('a body that cannot be read whole is refused', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=1`).join('&');

  it('1 000 fields are read', async () => {
    expect(await read(fields(1_000))).toContain('"a999":"1"');
  });

  it.each([1_001, 10_000])('%i fields are not', async (count) => {
    expect(await read(fields(count))).toBe('too_many_fields');
    expect(await read('a=1&'.repeat(count))).toBe('too_many_fields');
  });

  it.each(['a=%FF', '%FF=1', 'a[%C3]=1', 'a=%ED%A0%80', 'a=%C0%80', 'a=%F4%90%80%80&b=1'])(
    'bytes that are no UTF-8 are not: %s',
    async (body) => {
      expect(await read(body)).toBe('not_utf8');
    },
  );

  it('raw bytes that are no UTF-8 are not', async () => {
    const raw = Buffer.concat([Buffer.from('a=1&b='), Buffer.from([0xff])]);

    expect(await parseBody(raw, FORM)).toEqual({ ok: false, problem: 'not_utf8' });
  });
});

describe('deep nesting', () => {
  const deep = (levels: number) => `a${'[x]'.repeat(levels)}=1`;

  it('is read down to the 64th level', async () => {
    expect(await read(deep(64))).toBe(`{"a":${'{"x":'.repeat(64)}"1"${'}'.repeat(64)}}`);
  });

  it('below that takes the whole name away, as in PHP', async () => {
    expect(await read(`${deep(65)}&b=2`)).toBe('{"b":"2"}');
    expect(await read(`a=1&${deep(65)}&b=2`)).toBe('{"b":"2"}');
  });

  it('of a whole 64 KB does no harm', async () => {
    expect(await read(`b=2&a${'['.repeat(60_000)}=1`)).toMatch(/^\{"a_/);
    expect(await read(`b=2&a${'[]'.repeat(30_000)}=1`)).toBe('{"b":"2"}');
  });
});

describe('names and values of every kind', () => {
  const word = fc.stringMatching(/^[a-zа-яё_][a-zA-Zа-яё0-9_]{0,6}$/u);
  const index = fc.nat(20).map(String);
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const { array } = fc.letrec<{ value: string | PhpArray; array: PhpArray }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, text, tie('array')),
    array: fc
      .array(fc.tuple(fc.oneof(word, index), tie('value')), { minLength: 1, maxLength: 5 })
      .map((entries) => new Map(entries)),
  }));
  const form = fc
    .array(fc.tuple(word, fc.oneof(text, array)), { minLength: 1, maxLength: 6 })
    .map((entries): PhpArray => new Map(entries));

  it('are read back as they were nested', () => {
    fc.assert(
      fc.property(form, (fields) => {
        expect(phpArrayFromPairs(urlencodedPairs(encoded(flat(fields))))).toEqual(fields);
      }),
    );
  });

  it('have the same signature in whatever order they come', () => {
    const shuffled = form.chain((fields) => {
      const pairs = flat(fields);
      return fc.record({
        pairs: fc.constant(pairs),
        other: fc.shuffledSubarray(pairs, { minLength: pairs.length }),
      });
    });

    fc.assert(
      fc.property(shuffled, ({ pairs, other }) => {
        expect(signatureOf(other)).toBe(signatureOf(pairs));
      }),
    );
  });

  it('have another signature when one character of a value changes', () => {
    const changed = form.chain((fields) =>
      fc.record({
        pairs: fc.constant(flat(fields)),
        at: fc.nat(flat(fields).length - 1),
        character: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      }),
    );

    fc.assert(
      fc.property(changed, ({ pairs, at, character }) => {
        const [name, value] = pairs[at] as Pair;
        expect(signatureOf(pairs.with(at, [name, `${value}${character}`]))).not.toBe(
          signatureOf(pairs),
        );
        fc.pre(value !== '');
        expect(signatureOf(pairs.with(at, [name, [...value].slice(1).join('')]))).not.toBe(
          signatureOf(pairs),
        );
      }),
    );
  });
});

function lines(count: number): string {
  return Array.from({ length: count }, (_, at) => `a[${count - 1 - at}]=${count - 1 - at}`).join(
    '&',
  );
}

function quoted(count: number): string {
  return Array.from({ length: count }, (_, at) => `"${at}"`).join();
}

function flat(fields: PhpArray, prefix = ''): Pair[] {
  return [...fields].flatMap(([key, value]): Pair[] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    return typeof value === 'string' ? [[name, value]] : flat(value, name);
  });
}

function encoded(pairs: readonly Pair[]): string {
  return asForm(pairs).raw.toString('latin1');
}

function signatureOf(pairs: readonly Pair[]): string {
  return sign(phpArrayFromPairs(urlencodedPairs(encoded(pairs))), 'key');
}
