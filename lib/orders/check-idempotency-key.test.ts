import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkIdempotencyKey } from './check-idempotency-key';

const ANYBODY = { kind: 'anonymous', address: '203.0.113.7' } as const;
const PROGRAM = { kind: 'api_key', id: 'k1' } as const;

it.each([
  randomUUID(),
  randomUUID().toUpperCase(),
  `lead-17:${randomUUID()}`,
  randomBytes(16).toString('hex'),
  randomBytes(15).toString('base64url'),
  'order-2026-11-29-00017',
  'idem-key-0123456789abcdef',
  'test-key-1234567890123456',
  'anna@example.ru-1998-07-13',
  '13071998130719981307',
  'lead-000000000000000103',
  '00000000-0000-4000-8000-000000000103',
  'a8Kp3zQw7LmX2bVn5Rt9',
  'x0'.repeat(100),
])('%s names a request: those of other addresses are not asked', (key) => {
  expect(checkIdempotencyKey(key, ANYBODY)).toEqual([]);
});

it.each([
  ['too short', 'lead-17'],
  ['one character too short', 'a8Kp3zQw7LmX2bVn5Rt'],
  ['too long', randomBytes(101).toString('hex')],
  ['empty', ''],
  ['one character again and again', 'a'.repeat(36)],
  ['two headers in one', `${randomUUID()}, ${randomUUID()}`],
  ['no ASCII', 'заявка-aF3kP9xQ2mZ7wL5v'],
])('%s is refused, and told what to send instead', (_, key) => {
  expect(checkIdempotencyKey(key, ANYBODY)).toEqual([
    { field: 'Idempotency-Key', message: expect.stringMatching(/20.*UUID/) },
  ]);
});

it('a program with an API key names its requests as it likes', () => {
  for (const key of ['lead-17', '1', 'a'.repeat(200)]) {
    expect(checkIdempotencyKey(key, PROGRAM)).toEqual([]);
  }
  for (const key of ['', 'a'.repeat(201)]) {
    expect(checkIdempotencyKey(key, PROGRAM)).toMatchObject([{ field: 'Idempotency-Key' }]);
  }
});
