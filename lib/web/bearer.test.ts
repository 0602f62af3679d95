import { expect, it } from 'vitest';
import { hasBearer } from './bearer';

it.each(['Bearer the-token', 'bearer the-token', 'Bearer  the-token '])(
  'the token is known by %j',
  (authorization) => expect(hasBearer(authorization, 'the-token')).toBe(true),
);

it.each([
  null,
  '',
  'the-token',
  'Bearer',
  'Bearer the-toke',
  'Bearer the-token2',
  'Basic the-token',
])('nothing else opens: %j', (authorization) =>
  expect(hasBearer(authorization, 'the-token')).toBe(false),
);
