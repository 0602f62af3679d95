import { describe, expect, it } from 'vitest';
import vectors from './fixtures/init-data.json';
import { identify, identityRefusal } from './identify';
import { signInitData } from './init-data';

const [REAL] = vectors.init_data;
if (!REAL) throw new Error('the vectors are gone');
const { token: TOKEN, init_data: RAW } = REAL;
const OPENED = REAL.auth_date * 1_000;
const HOUR = 3_600_000;
const asked = (authorization: string | null, ms = 0, token: string | null = TOKEN) =>
  identify(authorization, token, new Date(OPENED + ms));

it('a user of Telegram is known by what was validated, for a day', () => {
  for (const scheme of ['tma', 'TMA', 'Tma']) {
    expect(asked(`${scheme} ${RAW}`, 24 * HOUR)).toMatchObject({
      kind: 'user',
      user: { id: 279058397 },
    });
  }
});

it('anyone who says nothing, or speaks another language, is nobody in particular', () => {
  for (const authorization of [null, '', 'Bearer abc', 'Basic dG1hOg==', RAW, 'tmaquery']) {
    expect(asked(authorization)).toEqual({ kind: 'anonymous' });
  }
});

/** The same pairs with one changed, under the old hash or signed anew. */
function changed(name: string, value: string, resign: boolean): string {
  const pairs = [...new URLSearchParams(RAW)].map<[string, string]>(([key, old]) => [
    key,
    key === name ? value : old,
  ]);
  const hash = signInitData(pairs, TOKEN);
  const signed = pairs.filter(([key]) => key !== 'hash');
  return new URLSearchParams(resign ? [...signed, ['hash', hash]] : pairs).toString();
}

describe('who cannot prove it is refused, with words that say what to do', () => {
  const USER = '{"id":1,"first_name":"Eve"}';
  it.each([
    ['tampered', changed('user', USER, false), TOKEN, 0, 'wrong_hash'],
    ['of another bot', RAW, '1:other', 0, 'wrong_hash'],
    ['expired', RAW, TOKEN, 24 * HOUR + 1, 'expired'],
    ['from the future', RAW, TOKEN, -61_000, 'from_the_future'],
    ['with a repeated key', `${RAW}&user=${encodeURIComponent(USER)}`, TOKEN, 0, 'repeated_field'],
    ['too long', `${RAW}&a=${'b'.repeat(5_000)}`, TOKEN, 0, 'too_long'],
    ['empty', '', TOKEN, 0, 'malformed'],
    ['without a user', changed('user', 'null', true), TOKEN, 0, 'no_user'],
    ['where there is no bot', RAW, null, 0, 'no_bot'],
  ] as const)('%s', (_, raw, token, ms, problem) => {
    expect(asked(`tma ${raw}`, ms, token)).toEqual({ kind: 'refused', problem });
    const { title, detail } = identityRefusal({ kind: 'refused', problem });
    expect(`${title} ${detail}`).toMatch(/откройте|Закажите/);
  });
});

it('pairs in another order are the same data', () => {
  const reordered = new URLSearchParams([...new URLSearchParams(RAW)].reverse()).toString();

  expect(asked(`tma ${reordered}`)).toMatchObject({ kind: 'user' });
});
