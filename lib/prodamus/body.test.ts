import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from './body';
import {
  asForm,
  asJson,
  asMultipart,
  type Body,
  type Pair,
  pairsOf,
} from './fixtures/encode-fields';
import type { Fields } from './fixtures/vectors';
import { canonicalText } from './signature';

const MULTIPART = 'multipart/form-data; boundary=xyz';
const part = (head: string, value: string) => `--xyz\r\n${head}\r\n\r\n${value}\r\n`;
const field = (name: string, value: string) =>
  part(`Content-Disposition: form-data; name="${name}"`, value);

async function read({ raw, contentType }: Body): Promise<string> {
  const parsed = await parseBody(raw, contentType);
  return parsed.ok ? canonicalText(parsed.fields) : parsed.problem;
}
const readMultipart = (body: string, contentType = MULTIPART) =>
  read({ raw: Buffer.from(body), contentType });

const VALUES = [
  'Карта чакр «Полная» № 7',
  '"quotes" and \\backslashes\\',
  'two\r\nlines',
  '\r\n\r\n--',
  '1 + 1 = 2 & 100 %',
  '%2B+%20',
  'https://example.com/?a=1&b=2#c',
  '',
  ' ',
  '👨‍👩‍👧 e\u0301 \u00a0\u2028\u2029',
  '&quot;&amp;',
];

it.each(VALUES)('%j is the same in all three types of a body', async (value) => {
  const fields: Fields = { order_num: '1234567897', extra: value, products: [{ name: value }] };
  const pairs = pairsOf(fields);

  const json = await read(asJson(fields));
  expect(await read(asForm(pairs))).toBe(json);
  expect(await read(asMultipart(pairs))).toBe(json);
  expect(json).toContain('"order_num":"1234567897"');
});

it('any fields are the same in all three types of a body', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const value = fc.oneof(text, fc.constantFrom(...VALUES));
  const paymentEvent = fc.record({
    order_id: value,
    customer_extra: value,
    products: fc.array(fc.record({ name: value, price: value }), { minLength: 1, maxLength: 12 }),
    _param_order: value,
  });

  await fc.assert(
    fc.asyncProperty(paymentEvent, async (fields) => {
      const json = await read(asJson(fields));
      expect(await read(asForm(pairsOf(fields)))).toBe(json);
      expect(await read(asMultipart(pairsOf(fields)))).toBe(json);
    }),
  );
});

describe('the type of a body', () => {
  it.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=UTF-8',
    'Application/X-WWW-Form-Urlencoded',
    '',
  ])('%j is a form', async (contentType) => {
    expect(await read({ raw: Buffer.from('a=1'), contentType })).toBe('{"a":"1"}');
  });

  it.each([
    'application/json',
    'APPLICATION/JSON; charset=utf-8',
    ' application/json ;charset=utf-8',
  ])('%j is JSON', async (contentType) => {
    expect(await read({ raw: Buffer.from('{"a":1}'), contentType })).toBe('{"a":"1"}');
  });

  it.each(['multipart/form-data; boundary="xyz"', 'Multipart/Form-Data; Boundary=xyz'])(
    '%j is a multipart form',
    async (contentType) => {
      expect(await readMultipart(`${field('a', '1')}--xyz--\r\n`, contentType)).toBe('{"a":"1"}');
    },
  );

  it.each(['text/plain', 'application/xml', 'multipart/mixed; boundary=xyz', 'json'])(
    '%j is refused',
    async (contentType) => {
      expect(await read({ raw: Buffer.from('a=1'), contentType })).toBe('unsupported_type');
    },
  );
});

describe('a multipart body', () => {
  it('may hold a part that is a file, which is no field', async () => {
    const file = part('Content-Disposition: form-data; name="f"; filename="f.txt"', 'x');

    expect(await readMultipart(`${file}${field('a', '1')}--xyz--`)).toBe('{"a":"1"}');
  });

  it('may tell the type of a field', async () => {
    const heads = ['text/plain; charset=UTF-8', 'application/octet-stream'].map(
      (type) => `Content-Disposition: form-data; name="a"\r\nContent-Type: ${type}`,
    );

    for (const head of heads)
      expect(await readMultipart(`${part(head, 'ж')}--xyz--`)).toBe('{"a":"ж"}');
  });

  it('with a part without a name is refused, and the process lives on', async () => {
    const nameless = part('Content-Disposition: form-data', 'x');

    expect(await readMultipart(`${nameless}${field('a', '1')}--xyz--`)).toBe('malformed');
    expect(await readMultipart(`${field('a', '1')}${nameless}--xyz--`)).toBe('malformed');
  });

  it.each([
    ['its end is missing', field('a', '1'), MULTIPART],
    ['it breaks off in a value', field('a', 'value').slice(0, -4), MULTIPART],
    ['it breaks off in a head', '--xyz\r\nContent-Dis', MULTIPART],
    ['it has no field', '--xyz--\r\n', MULTIPART],
    ['its boundary is another', `${field('a', '1')}--xyz--`, 'multipart/form-data; boundary=abc'],
    ['its boundary is not told', `${field('a', '1')}--xyz--`, 'multipart/form-data'],
    ['its boundary is empty', `${field('a', '1')}--xyz--`, 'multipart/form-data; boundary='],
  ])('is refused when %s', async (_, body, contentType) => {
    expect(await readMultipart(body, contentType)).toBe('malformed');
  });

  it('has 1 000 fields at most', async () => {
    const fields = (count: number) => `${field('a[]', 'x').repeat(count)}--xyz--\r\n`;

    expect(await readMultipart(fields(1_000))).toMatch(/^\{"a":\["x"/);
    expect(await readMultipart(fields(1_001))).toBe('too_many_fields');
  });

  it('must be in UTF-8', async () => {
    const raw = Buffer.from(`${field('a', '\u00e9')}--xyz--`, 'latin1');

    expect(await read({ raw, contentType: MULTIPART })).toBe('not_utf8');
  });

  it('keeps a value that is longer than any default limit', async () => {
    const long = 'ж'.repeat(30_000);

    expect(await read(asMultipart([['a', long]]))).toBe(`{"a":"${long}"}`);
  });
});

it('whatever comes within 64 KB is answered, and nothing is thrown', async () => {
  const piece = fc.constantFrom(
    ...[
      '--xyz',
      '--xyz--',
      '\r\n',
      '\r\n\r\n',
      '\n',
      '; name="',
      '; filename="x"',
      '"',
      'ж',
      ':',
      '\0',
    ],
    ...[
      'Content-Disposition: form-data',
      'Content-Disposition: form-data; name="a"',
      '=',
      '&',
      '[',
      ']',
    ],
    ...[
      'Content-Type: text/plain',
      '; charset=utf-16le',
      '; charset=zzz',
      '{"a":',
      '}',
      '%',
      'x'.repeat(9_000),
    ],
  );
  const types = [
    'application/json',
    'application/x-www-form-urlencoded',
    MULTIPART,
    '',
    ';',
    'x/y',
  ];
  const body = fc.record({
    raw: fc.array(piece, { maxLength: 7 }).map((pieces) => Buffer.from(pieces.join(''))),
    contentType: fc.constantFrom(...types, MULTIPART),
  });

  await fc.assert(
    fc.asyncProperty(body, async ({ raw, contentType }) => {
      expect(await parseBody(raw, contentType)).toHaveProperty('ok');
    }),
    { numRuns: 2_000 },
  );
});

it('JSON that is no object or has nothing in it is refused', async () => {
  for (const json of ['[]', '{}', '1', 'null', '"a=1"', '{"a":']) {
    const raw = Buffer.from(json);
    expect(await read({ raw, contentType: 'application/json' })).toBe('malformed');
  }
});

it('a form without a single name is refused', async () => {
  const nameless: Pair[] = [['', '1']];

  expect(await read(asForm(nameless))).toBe('malformed');
  expect(await read({ raw: Buffer.from('&&'), contentType: '' })).toBe('malformed');
});
