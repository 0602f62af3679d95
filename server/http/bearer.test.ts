import { expect, it } from 'vitest';
import { bearerOf, hasBearer } from './bearer';

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

it.each([
  ['Bearer ck_1', 'ck_1'],
  [' bearer  ck_1 ', 'ck_1'],
  ['Bearer ck_1 ck_2', 'ck_1 ck_2'],
  ['Bearer', ''],
  ['Bearer ', ''],
  ['Bearerck_1', null],
  ['Basic ck_1', null],
  ['', null],
  [null, null],
])('%j carries %j', (authorization, token) => expect(bearerOf(authorization)).toBe(token));
