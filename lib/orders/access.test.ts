import { expect, it } from 'vitest';
import { digestKey } from '../secrets';
import { drawOrderToken } from './access';

it('a token is base64url of at least 128 bits', () => {
  for (let draw = 0; draw < 100; draw += 1) {
    const token = drawOrderToken();
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  }
});

it('every bit of a token is random: over many draws each is both 0 and 1', () => {
  const tokens = Array.from({ length: 200 }, () => Buffer.from(drawOrderToken(), 'base64url'));
  const fixedBits = [...(tokens[0] ?? [])].flatMap((_, byte) =>
    [...Array(8).keys()].filter((bit) => {
      const ones = tokens.filter((token) => ((token[byte] ?? 0) >> bit) & 1).length;
      return ones === 0 || ones === tokens.length;
    }),
  );

  expect(fixedBits).toEqual([]);
});

it('tokens do not repeat', () => {
  expect(new Set(Array.from({ length: 1_000 }, drawOrderToken)).size).toBe(1_000);
});

it('the digest is the same for the same token, another for another, and does not hold it', () => {
  const token = drawOrderToken();
  const other = drawOrderToken();

  expect(digestKey(token)).toBe(digestKey(token));
  expect(digestKey(token)).not.toBe(digestKey(other));
  expect(digestKey(token)).not.toContain(token);
});
