import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOrderRequest } from './order-request';

const NOW = new Date('2026-11-24T09:00:00Z');
const MEMBERS = ['birthDate', 'consent', 'name', 'email', 'phone', 'promoCode'];

/** A body of `POST /generate_pay_url` that has all it must have. */
const aBody = (changes: Record<string, unknown> = {}) => ({
  birthDate: '1985-05-03',
  consent: true,
  ...changes,
});
const fieldsInError = (body: unknown) => {
  const parsed = parseOrderRequest(body, NOW);
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
};

it('a birth date and consent are enough', () => {
  expect(parseOrderRequest(aBody(), NOW)).toEqual({
    ok: true,
    request: {
      birthDate: '1985-05-03',
      contacts: { name: null, email: null, phone: null },
      promoCode: null,
    },
  });
});

it('name, e-mail and phone are kept, the phone as +7…', () => {
  const body = aBody({ name: ' Анна ', email: 'Anna@example.ru', phone: '8 912 345 67 89' });

  expect(parseOrderRequest(body, NOW)).toMatchObject({
    request: { contacts: { name: 'Анна', email: 'Anna@example.ru', phone: '+79123456789' } },
  });
});

it('nulls and empty texts are absent ones', () => {
  const none = { ok: true, request: { contacts: { name: null, email: null, phone: null } } };

  for (const absent of [null, '', '  ', '\u0000']) {
    const body = aBody({ name: absent, email: absent, phone: absent, promoCode: absent });
    expect(parseOrderRequest(body, NOW)).toMatchObject(none);
  }
});

describe('the price cannot be given', () => {
  it.each(['price', 'amount', 'sum', 'order_sum', 'discount', 'currency', 'orderNumber', 'token'])(
    'a member named %s changes nothing',
    (name) => {
      const given = parseOrderRequest(aBody({ [name]: '1.00' }), NOW);

      expect(given).toEqual(parseOrderRequest(aBody(), NOW));
    },
  );

  it('unknown members are ignored, hazardous names too', () => {
    const body: unknown = JSON.parse(
      '{"birthDate":"1985-05-03","consent":true,"__proto__":{"price":1},"constructor":1}',
    );

    expect(parseOrderRequest(body, NOW)).toEqual(parseOrderRequest(aBody(), NOW));
  });
});

it.each([
  ['FREE', 'FREE'],
  [' скидка ', 'СКИДКА'],
  ['и\u0306од', 'ЙОД'],
])('the promo code %j is taken as %j', (promoCode, code) => {
  expect(parseOrderRequest(aBody({ promoCode }), NOW)).toMatchObject({
    request: { promoCode: code },
  });
});

it.each([false, 'true', 1, null, undefined, {}])('consent %j is no consent', (consent) => {
  expect(fieldsInError(aBody({ consent }))).toEqual(['consent']);
});

it.each([
  undefined,
  null,
  19850503,
  true,
  ['1985-05-03'],
  { year: 1985 },
  '1985-02-31',
  '1985-5-3',
])('a birth date of %j names its field', (birthDate) => {
  expect(fieldsInError(aBody({ birthDate }))).toEqual(['birthDate']);
});

it.each(['name', 'email', 'phone', 'promoCode'])('%s must be a text', (member) => {
  for (const wrong of [1, true, [], {}, ['a@b.ru']]) {
    expect(fieldsInError(aBody({ [member]: wrong }))).toEqual([member]);
  }
});

it.each(['name', 'email', 'phone', 'promoCode', 'birthDate'])(
  '%s cannot be a megabyte',
  (member) => {
    expect(fieldsInError(aBody({ [member]: 'a'.repeat(1_000_000) }))).toEqual([member]);
  },
);

it.each(['anna', 'anna@', '@example.ru', 'a b@example.ru', 'a@b@c.ru', `a@${'b'.repeat(300)}.ru`])(
  'the e-mail %s is refused',
  (email) => {
    expect(fieldsInError(aBody({ email }))).toEqual(['email']);
  },
);

it('a line break in an e-mail or a phone does not slip into a header', () => {
  expect(fieldsInError(aBody({ email: 'anna@example.ru\r\nBcc: all@example.ru' }))).toEqual([
    'email',
  ]);
  expect(parseOrderRequest(aBody({ phone: '+7 912\r\n345 67 89' }), NOW)).toMatchObject({
    request: { contacts: { phone: '+79123456789' } },
  });
});

it('all mistakes are told at once, each field once', () => {
  const body = { birthDate: '', consent: false, name: 1, email: 'x', phone: 'x', promoCode: 1 };

  expect(fieldsInError(body).sort()).toEqual([...MEMBERS].sort());
  expect(fieldsInError({})).toEqual(['birthDate', 'consent']);
});

it('whatever JSON object comes, every mistake names a member, once, and is told in Russian', () => {
  const anything = fc.jsonValue({ maxDepth: 2 });
  const body = fc.record(Object.fromEntries(MEMBERS.map((name) => [name, anything])), {
    requiredKeys: [],
  });

  fc.assert(
    fc.property(body, (members) => {
      const parsed = parseOrderRequest(members, NOW);
      const fields = parsed.ok ? [] : parsed.errors.map(({ field }) => field);
      expect(fields).toEqual([...new Set(fields)]);
      for (const { field, message } of parsed.ok ? [] : parsed.errors) {
        expect(MEMBERS).toContain(field);
        expect(message).toMatch(/[а-яё]/);
      }
    }),
  );
});

it('what is no object at all is refused, not thrown at', () => {
  for (const nothing of [null, undefined, 1, 'text', []]) {
    expect(parseOrderRequest(nothing, NOW).ok).toBe(false);
  }
});

it.each(['https://evil.example/pay', 'evil.example', '8 800 555-35-35', 'a@b.ru'])(
  'the name %j is refused beside its field',
  (name) => {
    expect(fieldsInError(aBody({ name }))).toEqual(['name']);
  },
);
