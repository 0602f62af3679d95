import { describe, expect, it } from 'vitest';
import vectors from './fixtures/init-data.json';
import { initDataKey, parseInitData, signInitData } from './init-data';

const [REAL, OLD] = vectors.init_data;
if (!REAL || !OLD) throw new Error('the vectors are gone');
const DAY_MS = 86_400_000;
const at = (seconds: number, afterMs = 0) => new Date(seconds * 1_000 + afterMs);
const parse = (raw: string, changes: { token?: string; now?: Date; maxAgeMs?: number } = {}) =>
  parseInitData(raw, changes.token ?? REAL.token, {
    now: changes.now ?? at(REAL.auth_date),
    maxAgeMs: changes.maxAgeMs ?? DAY_MS,
  });

/** Pairs as a client would send them, signed with the token of the real vector. */
function signed(pairs: [string, string][]): string {
  const hash = signInitData(pairs, REAL?.token ?? '');
  return new URLSearchParams([...pairs, ['hash', hash]]).toString();
}
const USER = '{"id":279058397,"first_name":"Vladislav","allows_write_to_pm":true}';
const DATE = String(REAL.auth_date);

describe('the published vectors', () => {
  it.each(vectors.key_derivation)('the key of $token', ({ token, secret_key_hex }) => {
    expect(initDataKey(token).toString('hex')).toBe(secret_key_hex);
  });

  it.each(vectors.init_data)('$name has its hash', ({ init_data, token }) => {
    const pairs = [...new URLSearchParams(init_data)];

    expect(signInitData(pairs, token)).toBe(new URLSearchParams(init_data).get('hash'));
  });

  it('real data with a signature and traps in its JSON is trusted', () => {
    expect(parse(REAL.init_data)).toEqual({
      ok: true,
      initData: {
        user: { id: 279058397, firstName: 'Vladislav + - ? /', allowsWriteToPm: true },
        authDate: at(REAL.auth_date),
        startParam: null,
      },
    });
  });

  it('data of an old client without a signature is trusted', () => {
    const parsed = parse(OLD.init_data, { token: OLD.token, now: at(OLD.auth_date) });

    expect(parsed).toMatchObject({ ok: true, initData: { user: { allowsWriteToPm: false } } });
  });
});

describe('what is not trusted', () => {
  it('anything signed for another bot', () => {
    expect(parse(REAL.init_data, { token: `${REAL.token}A` })).toEqual(no('wrong_hash'));
  });

  it('a changed user, a field more, a field less', () => {
    const { init_data: raw } = REAL;
    const forged = [
      raw.replace('279058397', '279058398'),
      `${raw}&start_param=o_1`,
      raw.replace('chat_type=private&', ''),
      raw.replace(/signature=[^&]+&/, ''),
    ];

    for (const text of forged) expect(parse(text)).toEqual(no('wrong_hash'));
  });

  it('one hash more, or any field twice', () => {
    const { init_data: raw } = REAL;

    expect(parse(`${raw}&hash=${'0'.repeat(64)}`)).toEqual(no('repeated_field'));
    expect(parse(`user=%7B%22id%22%3A1%7D&${raw}`)).toEqual(no('repeated_field'));
  });

  it.each([
    ['', 'malformed'],
    ['auth_date=1', 'malformed'],
    [`user=${encodeURIComponent(USER)}&hash=${'0'.repeat(64)}`, 'malformed'],
    [`auth_date=AAA&hash=${'0'.repeat(64)}`, 'malformed'],
    [`auth_date=1&hash=${'0'.repeat(63)}`, 'malformed'],
    [`auth_date=1&hash=${'A'.repeat(64)}`, 'malformed'],
    [`auth_date=1&hash=${'0'.repeat(64)}`, 'wrong_hash'],
  ] as const)('%j', (raw, problem) => {
    expect(parse(raw)).toEqual(no(problem));
  });

  it('what is too old, to the second', () => {
    const limit = { maxAgeMs: 10_000 };

    expect(parse(REAL.init_data, { ...limit, now: at(REAL.auth_date, 10_000) }).ok).toBe(true);
    expect(parse(REAL.init_data, { ...limit, now: at(REAL.auth_date, 10_001) })).toEqual(
      no('expired'),
    );
  });

  it('what is more than a minute ahead of us', () => {
    expect(parse(REAL.init_data, { now: at(REAL.auth_date, -60_000) }).ok).toBe(true);
    expect(parse(REAL.init_data, { now: at(REAL.auth_date, -60_001) })).toEqual(
      no('from_the_future'),
    );
  });

  it('5 KB, even rightly signed', () => {
    const long = signed([
      ['auth_date', DATE],
      ['user', USER],
      ['x', 'x'.repeat(5_000)],
    ]);

    expect(parse(long)).toEqual(no('too_long'));
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"id":0}',
    '{"id":"7"}',
    '{"id":1.5}',
    '{"id":4503599627370496}',
  ])('a user like %j', (user) => {
    expect(
      parse(
        signed([
          ['auth_date', DATE],
          ['user', user],
        ]),
      ),
    ).toEqual(no('no_user'));
  });
});

it('the order of the fields does not matter, and the link’s parameter is reported', () => {
  const pairs: [string, string][] = [
    ['user', USER],
    ['start_param', 'o_abc'],
    ['auth_date', DATE],
  ];
  const expected = { ok: true, initData: { startParam: 'o_abc', user: { id: 279058397 } } };

  expect(parse(signed(pairs))).toMatchObject(expected);
  expect(parse(signed(pairs.toReversed()))).toMatchObject(expected);
});

function no(problem: string) {
  return { ok: false, problem };
}
