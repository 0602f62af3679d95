import { expect, it } from 'vitest';
import { readEmail } from '@/lib/contacts/email-address';
import { LONG_TEXTS } from './fixtures/long-texts';
import { stepsOf } from './fixtures/steps-of';
import { contactsIn, contactTraces, mentionOf, spellings } from './mentions';

const TRACES = [
  contactTraces({ email: 'Anna+карта@example.ru', phone: '+79161234567' }),
  { words: [], digits: ['1234567897', '0', '15', '654321', '54321'] },
];
const speaks = mentionOf(TRACES);
const isFound = (text: string) => spellings(TRACES).some((one) => contactsIn(text).has(one));

it.each([
  'customer_email=anna%2B%D0%BA%D0%B0%D1%80%D1%82%D0%B0%40example.ru&sum=990',
  '{"customer_email":"ANNA+\\u043a\\u0430\\u0440\\u0442\\u0430@example.ru"}',
  'пишите на anna+карта@example.ru',
  'customer_phone=%2B7+916+123-45-67',
  '{"customer_phone":"8 (916) 123 45 67"}',
  'order_num=1234567897',
  'заказ № 1234 567 897',
  'code=654321',
  'телефон 8 916 123\u201145\u201167',
  'телефон 8–916–123–45–67',
  'phone=%2B7%2F916%2F1234567',
  '7_916_123_45_67',
  '8 (916)     123     45     67',
  '|Anna+карта@example.ru|',
  '«Anna+карта@example.ru»',
  'e-mail/anna+карта@example.ru/',
])('a text speaks of somebody as %s', (text) => {
  expect(speaks(text)).toBe(true);
  expect(isFound(text)).toBe(true);
});

it.each([
  'order_num=1234567890&sum=150',
  'customer_email=anna%40example.ru',
  'customer_phone=+79161234568',
  'code=54321',
  '%E0%A4%A',
  '',
])('and of nobody as %s', (text) => {
  expect(speaks(text)).toBe(false);
  expect(isFound(text)).toBe(false);
});

it('an e-mail is looked up without what stands around it, a phone also among other digits', () => {
  expect(contactsIn('Пишите: <Anna@Example.ru>.')).toContain('anna@example.ru');
  expect(contactsIn('anna@example.ru.')).toContain('anna@example.ru');
  expect(contactsIn('от 24-11-2026 79161234567 и 990.00')).toContain('9161234567');
  expect(contactsIn('990 48151623 1')).toContain('48151623');
});

it.each([
  "o'brien@example.ru",
  'a&b@example.ru',
  'a=b@example.ru',
  'a{b}@example.ru',
  '{a|b}/c?d*e`g^h#i$j~k@example.ru',
  `${"x'".repeat(32)}@example.ru`,
])(
  'every e-mail that the shop takes is found as a form, as JSON and as people write it: %s',
  (email) => {
    const isNamed = (text: string) =>
      spellings([contactTraces({ email, phone: null })]).some((one) => contactsIn(text).has(one));
    expect(readEmail(email)).toEqual({ ok: true, address: email });

    expect(isNamed(`sum=1&customer_email=${encodeURIComponent(email)}&order_num=1`)).toBe(true);
    expect(isNamed(new URLSearchParams({ customer_email: email }).toString())).toBe(true);
    expect(isNamed(JSON.stringify({ customer_email: email }))).toBe(true);
    expect(isNamed(`Пишите мне на ${email}.`)).toBe(true);
  },
);

it.each(LONG_TEXTS)(
  'a text of 64 KB keeps few contacts, and speaks of all that are in it: %s',
  (_shape, text) => {
    const named = `${text} +7 (916) 123-45-67 ${text.slice(0, 10)}`;

    expect(contactsIn(named).size).toBeLessThanOrEqual(1_000);
    expect(isFound(named)).toBe(true);
  },
);

it.each(LONG_TEXTS)(
  'whom a text of 64 KB names is found in few steps and kept in few rows: %s',
  async (shape, text) => {
    const file = `mentions.ts?${encodeURIComponent(shape)}`;
    const load = () => import(`./${file}`) as Promise<{ contactsIn: typeof contactsIn }>;
    const steps = await stepsOf('/mentions.ts', load, (fresh) => fresh.contactsIn(text));

    expect(steps).toBeGreaterThan(1);
    expect(steps).toBeLessThan(6_000);
    expect(contactsIn(text).size).toBeLessThanOrEqual(250);
  },
);

it('of a payment event of many lines everybody is kept that it names', () => {
  const line = 'Карта чакр по дате рождения. Заказ № 1234567897, +7 (916) 123-45-67';
  const lines = Array.from({ length: 20 }, (_, at) => [`products[${at}][name]`, line]);
  const buyer = { customer_email: "o'brien@example.ru", customer_phone: '+79161234567' };
  const event = { ...Object.fromEntries(lines), ...buyer };
  const escaped = JSON.stringify(event).replace(
    /[^\0-\x7f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

  for (const text of [new URLSearchParams(event).toString(), JSON.stringify(event), escaped]) {
    const kept = [...contactsIn(text)];
    expect(kept).toEqual(expect.arrayContaining(["o'brien@example.ru", '9161234567']));
    expect(kept).not.toContain('*');
  }
});

it('anyone who has left no contacts is spoken of nowhere', () => {
  const traces = contactTraces({ email: null, phone: null });

  expect(traces).toEqual({ words: [], digits: [] });
  expect(
    spellings([traces]).some((one) => contactsIn('anna@example.ru +7 916 123-45-67').has(one)),
  ).toBe(false);
  expect(mentionOf([traces])('+7 916 123-45-67')).toBe(false);
});
