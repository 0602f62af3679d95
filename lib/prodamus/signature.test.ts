import { describe, expect, it } from 'vitest';
import { parseBody } from './body';
import { asForm, asJson, asMultipart, pairsOf } from './fixtures/encode-fields';
import { COMPUTED, jsonOfPhpVar, PUBLISHED } from './fixtures/vectors';
import type { PhpArray } from './php-array';
import { phpArrayFromJson } from './php-json';
import { canonicalText, PUBLIC_DEMO_KEY, sign, signingKeys, verify } from './signature';

const FORM = 'application/x-www-form-urlencoded';
const KEY = 'test_secret_key';
const FIELDS: PhpArray = new Map([
  ['sum', '1000.00'],
  ['order_id', '12345'],
]);

async function fieldsOf({ body, php_var }: (typeof COMPUTED)[number]): Promise<PhpArray | string> {
  if (php_var) return phpArrayFromJson(jsonOfPhpVar(php_var)) ?? 'unreadable';
  const parsed = await parseBody(Buffer.from(body ?? ''), FORM);
  return parsed.ok ? parsed.fields : parsed.problem;
}

describe.each(PUBLISHED)(
  'the published payment event $name',
  ({ secret, payload, sign: expected }) => {
    it.each([
      ['JSON', asJson(payload)],
      ['an urlencoded form', asForm(pairsOf(payload))],
      ['a multipart form', asMultipart(pairsOf(payload))],
    ])('has its published signature as %s', async (_, { raw, contentType }) => {
      const parsed = await parseBody(raw, contentType);

      expect(parsed.ok && sign(parsed.fields, secret)).toBe(expected);
    });
  },
);

it('the example of the documentation has another signature under the demo key', () => {
  const fields = phpArrayFromJson(JSON.stringify(PUBLISHED[0]?.payload)) as PhpArray;

  expect(sign(fields, `${KEY}demo`)).toBe(
    '5459a80108d11edb1bdd14ff9034daa72bc1e91854b8c2b7063279f55e9995c3',
  );
});

const READABLE = COMPUTED.filter(({ canonical, body }) => canonical !== false && body !== '');

it.each(READABLE)('$name is signed as PHP signs it', async (vector) => {
  const fields = await fieldsOf(vector);

  expect(fields).toBeInstanceOf(Map);
  expect(canonicalText(fields)).toBe(vector.canonical);
  expect(sign(fields as PhpArray, vector.secret)).toBe(vector.sign);
});

it('what PHP cannot encode, and would sign as an empty text, is refused', async () => {
  const invalid = COMPUTED.filter(({ canonical }) => canonical === false);

  expect(await Promise.all(invalid.map(fieldsOf))).toEqual(['not_utf8']);
});

it('no fields at all are signed as an empty list, but a body without any is refused', async () => {
  const empty = COMPUTED.filter(({ body }) => body === '');

  expect(empty.map(({ secret }) => sign(new Map(), secret))).toEqual(empty.map((v) => v.sign));
  expect(await Promise.all(empty.map(fieldsOf))).toEqual(['empty']);
});

describe('a signature', () => {
  const signature = sign(FIELDS, KEY);
  const keys = [
    { name: 'live', key: KEY },
    { name: 'demo', key: `${KEY}demo` },
    { name: 'service', key: 'another_key' },
  ] as const;

  it('is 64 digits of lower-case hex', () => {
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(keys)('names the key that made it: $name', ({ name, key }) => {
    expect(verify(FIELDS, sign(FIELDS, key), keys)).toBe(name);
  });

  it('by the same key under two names is that of the first', () => {
    const twice = [keys[0], { name: 'again', key: KEY }] as const;

    expect(verify(FIELDS, signature, twice)).toBe('live');
  });

  it.each([
    signature.toUpperCase(),
    `Sign: ${signature}`,
    `sign:${signature}`,
    ` Sign:  ${signature.toUpperCase()}\r\n`,
    ` ${signature} `,
  ])('is read in either case and with the name of its header: %j', (offered) => {
    expect(verify(FIELDS, offered, keys)).toBe('live');
  });

  it.each([
    '',
    ' ',
    'Sign:',
    signature.slice(1),
    `${signature}0`,
    `0${signature}`,
    `${signature} ${signature}`,
    `Sign: Sign: ${signature}`,
    signature.replace(/./, (digit) => (digit === '0' ? '1' : '0')),
    signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    'ё'.repeat(64),
    'ё'.repeat(32),
    'undefined',
  ])('that is not whole is nobody’s: %j', (offered) => {
    expect(verify(FIELDS, offered, keys)).toBeNull();
  });

  it('is nobody’s when no key is known, or another one', () => {
    expect(verify(FIELDS, signature, [])).toBeNull();
    expect(verify(FIELDS, signature, [{ name: 'live', key: `${KEY} ` }])).toBeNull();
    expect(verify(FIELDS, signature, [{ name: 'live', key: KEY.toUpperCase() }])).toBeNull();
  });

  it('is no longer good when the fields have changed', () => {
    expect(verify(new Map([...FIELDS, ['sum', '1000.0']]), signature, keys)).toBeNull();
    expect(verify(new Map([...FIELDS, ['x', '']]), signature, keys)).toBeNull();
    expect(verify(new Map([...FIELDS].slice(1)), signature, keys)).toBeNull();
  });
});

it('a payment event may be signed with the page key or, while payments are off, with it and "demo"', () => {
  expect(signingKeys('page', null)).toEqual([
    { name: 'live', key: 'page' },
    { name: 'demo', key: 'pagedemo' },
  ]);
});

it('the service key is a second one, with its own demo key', () => {
  expect(signingKeys('page', 'service').map(({ name, key }) => `${name}: ${key}`)).toEqual([
    'live: page',
    'demo: pagedemo',
    'live: service',
    'demo: servicedemo',
  ]);
});

it('the key of demo.payform.ru is the one that others have published', () => {
  expect(PUBLISHED.map(({ secret }) => secret)).toContain(PUBLIC_DEMO_KEY);
});

it('what is signed with a key that has the "demo" of the demo mode at its end is never live', () => {
  const live = (page: string, service: string | null = null) =>
    signingKeys(page, service).flatMap(({ name, key }) => (name === 'live' ? [key] : []));

  expect(live('pagedemo')).toEqual([]);
  expect(live('page', 'servicedemo')).toEqual(['page']);
  expect(live('pagedemo1')).toEqual(['pagedemo1']);
  expect(signingKeys('pagedemo', null)).toContainEqual({ name: 'demo', key: 'pagedemo' });
});
