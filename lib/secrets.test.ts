import { expect, it } from 'vitest';
import { digestKey, isSameSecret, keyedDigest, purposeKey, randomKey } from './secrets';

it('every purpose has a key of its own, the same one for the same secret', () => {
  const one = purposeKey('secret', 'idempotency');
  const again = purposeKey('secret', 'idempotency');
  const other = purposeKey('secret', 'sessions');
  const otherSecret = purposeKey('secret2', 'idempotency');

  expect(one).toHaveLength(32);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(otherSecret).not.toEqual(one);
});

it('only the same secret is the same, whatever the lengths', () => {
  expect(isSameSecret('secret', 'secret')).toBe(true);
  expect(isSameSecret('secret', Buffer.from('secret'))).toBe(true);
  for (const other of ['', 'secre', 'secret ', 'Secret']) {
    expect(isSameSecret('secret', other)).toBe(false);
  }
});

it('digests are those of SHA-256 and HMAC (RFC 4231, case 2)', () => {
  expect(digestKey('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  expect(keyedDigest(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    Buffer.from('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'hex').toString(
      'base64url',
    ),
  );
});

it('every random key is another one, as long as asked for', () => {
  expect(Buffer.from(randomKey(24), 'base64url')).toHaveLength(24);
  expect(randomKey(24)).not.toBe(randomKey(24));
});
