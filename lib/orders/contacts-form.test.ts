import { expect, it } from 'vitest';
import { type ContactsFormValues, parseContactsForm } from './contacts-form';

const MAIL = { name: 'Анна', email: 'anna@gmial.com', phone: null };
const PHONE = { name: null, email: null, phone: '+79123456789' };
const BOTH = { ...MAIL, phone: '+79123456789' };
const NEITHER = { name: null, email: null, phone: null };

const parse = (changes: Partial<ContactsFormValues>, known = MAIL as typeof MAIL | typeof BOTH) =>
  parseContactsForm({ name: 'Анна', contact: '', askedContact: '', ...changes }, known);

it.each([
  ['an empty field leaves the contact', '', MAIL, MAIL],
  ['an e-mail takes the place of one', 'anna@mail.ru', MAIL, { ...MAIL, email: 'anna@mail.ru' }],
  ['a phone takes the place of an e-mail', '8 912 345-67-89', MAIL, { ...PHONE, name: 'Анна' }],
  [
    'an e-mail takes the place of a phone',
    'anna@gmail.com',
    PHONE,
    { ...MAIL, email: 'anna@gmail.com' },
  ],
  ['of two the other one stays', 'anna@mail.ru', BOTH, { ...BOTH, email: 'anna@mail.ru' }],
  [
    'an e-mail and a phone are both of them',
    '8 912 345-67-89, anna@mail.ru',
    MAIL,
    { ...BOTH, email: 'anna@mail.ru' },
  ],
  [
    'where there was none it is the first',
    'anna@mail.ru',
    NEITHER,
    { ...MAIL, email: 'anna@mail.ru' },
  ],
  ['where there was none it stays so', '', NEITHER, { ...NEITHER, name: 'Анна' }],
])('%s', (_, contact, known, contacts) => {
  expect(parse({ contact }, known as typeof BOTH)).toEqual({ ok: true, contacts });
});

it('an empty name takes the name away', () => {
  expect(parse({ name: ' ' })).toEqual({ ok: true, contacts: { ...MAIL, name: null } });
});

it('what cannot be is refused beside its field, with what was likely meant', () => {
  expect(parse({ name: 'evil.com', contact: 'anna@mail,ru' })).toEqual({
    ok: false,
    errors: [
      { field: 'name', message: 'Впишите имя без ссылок, адресов и номеров' },
      {
        field: 'contact',
        message: 'Проверьте адрес почты. Вы имели в виду anna@mail.ru?',
        suggestion: 'anna@mail.ru',
      },
    ],
  });
  expect(parse({ contact: '+7 912' })).toMatchObject({ errors: [{ field: 'contact' }] });
});

it('a likely slip is asked about once', () => {
  const contact = 'anna@gmail.co';

  expect(parse({ contact })).toMatchObject({ errors: [{ suggestion: 'anna@gmail.com' }] });
  expect(parse({ contact, askedContact: contact })).toMatchObject({ contacts: { email: contact } });
});
