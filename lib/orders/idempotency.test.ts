import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BirthDate } from '../chakras/birth-date';
import {
  type ApiCaller,
  apiIdempotency,
  checkIdempotencyKey,
  formIdempotency,
} from './idempotency';
import type { OrderRequest } from './order-request';

const SECRET = randomBytes(32);
const request = (changes: Partial<OrderRequest['contacts']> = {}, birthDate = '1985-05-03') => ({
  birthDate: birthDate as BirthDate,
  contacts: { name: 'Анна', email: 'anna@example.ru', phone: null, ...changes },
  promoCode: null,
});

const NOW = new Date('2026-11-24T09:00:00.000Z');
const ANONYMOUS: ApiCaller = { kind: 'anonymous', address: '203.0.113.7' };
const named = (key: string, asked: OrderRequest = request(), caller: ApiCaller = ANONYMOUS) =>
  apiIdempotency(SECRET, { caller, key, now: NOW }, asked);

describe('the same Idempotency-Key', () => {
  it('with the same content is the same request', () => {
    expect(named('k')).toEqual(named('k'));
  });

  it('with other content keeps its key and shows the difference', () => {
    const first = named('k');
    const changed = [
      request({}, '1985-05-04'),
      request({ name: null }),
      request({ email: 'b@example.ru' }),
      request({ phone: '+79123456789' }),
      request({ name: 'anna@example.ru', email: 'Анна' }),
    ].map((other) => named('k', other));

    expect(changed.map(({ key }) => key)).toEqual(changed.map(() => first.key));
    expect(new Set([first, ...changed].map(({ fingerprint }) => fingerprint)).size).toBe(6);
  });
});

it('another Idempotency-Key is another request', () => {
  const keys = ['k', 'K', 'k ', ''].map((key) => named(key).key);

  expect(new Set(keys).size).toBe(4);
});

it('lives 72 hours, that of a form as long as its order', () => {
  expect(named('k').expiresAt).toEqual(new Date('2026-11-27T09:00:00.000Z'));
  expect(formIdempotency(SECRET, 'form-1', request()).expiresAt).toBeNull();
});

it('each caller names keys apart, and no name reads as that of another caller', () => {
  const anna: ApiCaller = { kind: 'telegram', userId: 42 };
  const written = ['k', '["telegram",42,"k"]', 'telegram/42/k', ',"k"]'];
  const keys = [
    ...written.map((key) => named(key).key),
    named('k', request(), { kind: 'anonymous', address: '42' }).key,
    named('k', request(), { kind: 'anonymous', address: '2001:db8:0:1::/64' }).key,
    named('k', request(), anna).key,
    named('k', request(), { kind: 'telegram', userId: 4 }).key,
    named('k', request(), { kind: 'api_key', id: '42' }).key,
    named('k', request(), { kind: 'api_key', id: '4' }).key,
    formIdempotency(SECRET, 'k', request()).key,
  ];

  expect(new Set(keys).size).toBe(keys.length);
});

describe('a form sent twice', () => {
  it('with the same content has the same key', () => {
    const [one, two] = [request(), request()].map((r) => formIdempotency(SECRET, 'form-1', r));

    expect(one).toEqual(two);
  });

  it('with changed content has another key, so nobody meets a conflict', () => {
    const first = formIdempotency(SECRET, 'form-1', request());
    const second = formIdempotency(SECRET, 'form-1', request({ name: 'Анна Б.' }));

    expect(second.key).not.toBe(first.key);
  });

  it('from two shown forms makes two orders', () => {
    const keys = ['form-1', 'form-2'].map((id) => formIdempotency(SECRET, id, request()).key);

    expect(new Set(keys).size).toBe(2);
  });
});

it('a key of the API never meets a key of the form', () => {
  const { key } = formIdempotency(SECRET, 'x', request());

  expect(named('x').key).not.toBe(key);
});

it('the birth date cannot be guessed from what is kept without the secret', () => {
  const kept = named('k');

  const otherSecret = randomBytes(32);
  const asked = { caller: ANONYMOUS, key: 'k', now: NOW };
  expect(apiIdempotency(otherSecret, asked, request())).not.toEqual(kept);
  expect(JSON.stringify(kept)).not.toContain('1985');
});

it('the same form of another Telegram user is another order', () => {
  const users = [null, 700_000_001, 700_000_002];
  const keys = users.map((user) => formIdempotency(SECRET, 'form-1', request(), user).key);

  expect(new Set(keys).size).toBe(3);
});

it('another promo code is other content', () => {
  const withCode = (promoCode: string | null) =>
    named('k', { ...request(), promoCode }).fingerprint;

  expect(new Set([null, 'ВЕСНА', 'ЛЕТО'].map(withCode)).size).toBe(3);
  expect(withCode('ВЕСНА')).toBe(withCode('ВЕСНА'));
});

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
