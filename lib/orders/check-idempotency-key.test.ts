import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkIdempotencyKey } from './check-idempotency-key';

const ANYBODY = { kind: 'anonymous' } as const;
const PROGRAM = { kind: 'api_key', id: 'k1' } as const;

it('what a generator draws is a key, also behind a name', () => {
  for (let draw = 0; draw < 2_000; draw += 1) {
    const keys = [
      randomUUID(),
      randomUUID().toUpperCase(),
      `lead-17:${randomUUID()}`,
      randomBytes(16).toString('hex'),
      randomBytes(15).toString('base64url'),
    ];
    for (const key of keys) expect(checkIdempotencyKey(key, ANYBODY), key).toEqual([]);
  }
});

it.each([
  ['too short', 'lead-17'],
  ['one character too short', 'a8Kp3zQw7LmX2bVn5Rt'],
  ['too long', randomBytes(101).toString('hex')],
  ['empty', ''],
  ['a name filled up with zeros', 'lead-000000000000000103'],
  ['a larger number filled up with zeros', 'order-0000000000012345'],
  ['one character again and again', 'a'.repeat(36)],
  ['two characters in turn', 'ab'.repeat(18)],
  ['the alphabet', 'abcdefghijklmnopqrstuvwxyz'],
  ['digits in their order', '123456789012345678901234567890'],
  ['a UUID of zeros', '00000000-0000-0000-0000-000000000000'],
  ['a number dressed up as a UUID', '00000000-0000-4000-8000-000000000103'],
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
