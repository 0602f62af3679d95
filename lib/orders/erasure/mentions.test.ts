import { expect, it } from 'vitest';
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

it('whoever has left no contacts is spoken of nowhere', () => {
  const traces = contactTraces({ email: null, phone: null });

  expect(traces).toEqual({ words: [], digits: [] });
  expect(mentionOf([traces])('+7 916 123-45-67')).toBe(false);
});
