import { expect, it } from 'vitest';
import { purposeKey } from './purpose-key';

it('every purpose has a key of its own, the same one for the same secret', () => {
  const [one, again, other, otherSecret] = [
    purposeKey('secret', 'idempotency'),
    purposeKey('secret', 'idempotency'),
    purposeKey('secret', 'sessions'),
    purposeKey('secret2', 'idempotency'),
  ];

  expect(one).toHaveLength(32);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(otherSecret).not.toEqual(one);
});
