import { describe, expect, it } from 'vitest';
import { multipartPairs, parseBody } from './body';
import { BODY_LIMITS, BodyBudget, SMALL_BODY_LIMITS } from './body-budget';
import { asForm, asJson, asMultipart, pairsOf } from './fixtures/encode-fields';
import { HOSTILE_BODIES } from './fixtures/hostile-bodies';
import type { PhpArray } from './php-array';
import { phpArrayFromPairs } from './php-form';
import { phpArrayFromJson } from './php-json';
import { refusedUnread } from './webhook';

const MULTIPART = 'multipart/form-data; boundary=b';

/** What was made of a body that was read. */
function contentOf(array: PhpArray): { values: number; arrays: number } {
  const count = { values: 0, arrays: 1 };
  for (const value of array.values()) {
    const inner = value instanceof Map ? contentOf(value) : { values: 1, arrays: 0 };
    count.values += inner.values;
    count.arrays += inner.arrays;
  }
  return count;
}

describe.each([BODY_LIMITS, SMALL_BODY_LIMITS])('within %j nothing more is made of', (limits) => {
  it.each(HOSTILE_BODIES)('$title', async ({ body, contentType }) => {
    const parsed = await parseBody(Buffer.from(body), contentType, limits);

    if (!parsed.ok) return expect(parsed.problem).not.toBe('unsupported_type');
    const { values, arrays } = contentOf(parsed.fields);
    expect(values).toBeLessThanOrEqual(limits.values);
    expect(arrays).toBeLessThanOrEqual(limits.arrays + 1);
  });
});

describe('what is behind the last value there is room for is not looked at', () => {
  const few = { values: 3, arrays: 3, bytes: 1_000 };
  const read = async (text: string, contentType: string) => {
    const parsed = await parseBody(Buffer.from(text), contentType, few);
    return parsed.ok ? 'read' : parsed.problem;
  };

  it.each([
    ['values', '[1,2,3', ',4'],
    ['members', '{"a":1,"b":"2","c":null', ',"d":4'],
    ['empty arrays', '[[],[]', ',[]'],
    ['arrays in arrays', '[[[', '['],
    ['objects in objects', '{"a":{"a":{"a":', '{'],
  ])('in JSON: %s', async (_, within, more) => {
    // Neither is JSON to its end; only what reads on gets to know.
    expect(await read(`${within} no JSON`, 'application/json')).toBe('malformed');
    expect(await read(`${within}${more} no JSON`, 'application/json')).toBe('too_many_fields');
  });

  it('in a form: no further pair is even decoded', () => {
    let decoded = 0;
    function* pairs() {
      for (;;) {
        decoded += 1;
        yield ['', ''] as const;
      }
    }
    expect(() => phpArrayFromPairs(pairs(), new BodyBudget(few))).toThrow('too_many_fields');
    expect(decoded).toBe(4);
  });

  it('in a form: arrays count, however few the values are', async () => {
    expect(await read('a[b][c][d]=1', '')).toBe('read');
    expect(await read('a[b][c][d][e]=1', '')).toBe('too_many_fields');
    expect(await read('a[][]=1&a[][]=1', '')).toBe('read');
    expect(await read('a[][]=1&a[][]=1&a[][]=1', '')).toBe('too_many_fields');
  });

  it('in multipart: no part is read when there are too many', async () => {
    const parts = (count: number) => '--b\r\nno header\r\n\r\n\r\n'.repeat(count);
    expect(await read(`${parts(3)}--b--`, MULTIPART)).toBe('malformed');
    expect(await read(`${parts(5)}--b--`, MULTIPART)).toBe('too_many_fields');
  });
});

it('of the headers of a part only the first few are read', async () => {
  const part = (headers: number) =>
    `--b\r\n${'a: b\r\n'.repeat(headers)}Content-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--`;
  const read = (body: string) => multipartPairs(Buffer.from(body), MULTIPART, 10);

  expect(await read(part(10))).toEqual([['x', '1']]);
  expect(await read(part(50))).toEqual([]);
});

it('a multipart body is the same, whether it is read at once or in pieces', async () => {
  const fields = { order_num: '1234567897', extra: 'ж'.repeat(20_000), sum: '990.00' };
  const { raw, contentType } = asMultipart(pairsOf(fields));
  expect(raw.length).toBeGreaterThan(32_768);

  const parsed = await parseBody(raw, contentType);

  expect(parsed).toEqual({ ok: true, fields: new Map(Object.entries(fields)) });
});

it('a payment event of many lines fits the small limits in each type of a body', async () => {
  const line = { name: 'Карта чакр по дате рождения', price: '990.00', quantity: '1', sum: '990' };
  const fields = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field_${at}`, 'ж']));
  const event = { ...fields, products: Array.from({ length: 20 }, () => line) };

  for (const { raw, contentType } of [
    asForm(pairsOf(event)),
    asJson(event),
    asMultipart(pairsOf(event).slice(0, 80)),
  ]) {
    expect(raw.length).toBeLessThan(SMALL_BODY_LIMITS.bytes);
    expect(await parseBody(raw, contentType, SMALL_BODY_LIMITS)).toHaveProperty('ok', true);
  }
});

describe('a delivery is refused without its body', () => {
  const contentType = 'application/json';

  it.each([
    [null, 'no_signature'],
    ['', 'no_signature'],
    ['x', 'wrong_signature'],
    ['a'.repeat(63), 'wrong_signature'],
    ['a'.repeat(65), 'wrong_signature'],
    ['g'.repeat(64), 'wrong_signature'],
    ['ё'.repeat(32), 'wrong_signature'],
    [`${'a'.repeat(64)} ${'a'.repeat(64)}`, 'wrong_signature'],
  ])('when %j cannot be its signature', (sign, rejection) => {
    expect(refusedUnread({ contentType, sign })).toBe(rejection);
  });

  it.each(['a'.repeat(64), 'A'.repeat(64), `Sign: ${'0'.repeat(64)}`, ` ${'f'.repeat(64)} `])(
    'but not when %j may be it',
    (sign) => {
      expect(refusedUnread({ contentType, sign })).toBeNull();
    },
  );

  it('when nobody reads a body of its type', () => {
    expect(refusedUnread({ contentType: 'text/plain', sign: 'a'.repeat(64) })).toBe(
      'unsupported_type',
    );
  });
});

describe('JSON is read exactly as JSON.parse reads it', () => {
  const PIECES = '{}[]",:\\ \n\t\r0123456789.eE+-truefalsn\u2028ж\u0000\u001f\ud83d/u'.split('');

  it.each([
    '[1,2]',
    '{"a":{"b":[]}}',
    '[1 2]',
    '[,1]',
    '{"a"}',
    '{,}',
    '{"a":1,,"b":2}',
    '[tru]',
    '[truefalse]',
    '[-]',
    '[1.]',
    '[1e]',
    '[0x1]',
    '["\\x"]',
    '["\\u12"]',
    '["a\nb"]',
    '["\\"]',
    '["\\',
    '["',
    '[1]]',
    '[\u00a01]',
    '[\ufeff1]',
    '["\u2028"]',
  ])('%j', (text) => {
    expect(isRead(text)).toBe(isJsonArray(text));
  });

  it('also when any character of a body is another', () => {
    const whole = '{"order_id":"1","a":[1.50,-2e3,true,null,"\\u0436\\n"],"b":{"c":{},"d":[]}}';
    const texts = [...whole].flatMap((_, at) =>
      PIECES.map((piece) => whole.slice(0, at) + piece + whole.slice(at + 1)),
    );
    expect(texts.filter((text) => isRead(text) !== isJsonArray(text))).toEqual([]);
  });

  function isRead(text: string): boolean {
    return phpArrayFromJson(text) !== null;
  }

  function isJsonArray(text: string): boolean {
    if (!text.isWellFormed()) return false;
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null;
    } catch {
      return false;
    }
  }
});
