import { expect, it } from 'vitest';
import { purposeKey } from './purpose-key';

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
