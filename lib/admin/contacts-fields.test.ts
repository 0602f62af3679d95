import { expect, it } from 'vitest';
import { parseContactsFields } from './contacts-fields';

const FIELDS = { name: 'Анна', email: 'anna@mail.ru', phone: '8 912 345-67-89', askedEmail: '' };

it('each field is read by the rules of the order form, an empty one is no contact', () => {
  expect(parseContactsFields(FIELDS, null)).toEqual({
    ok: true,
    contacts: { name: 'Анна', email: 'anna@mail.ru', phone: '+79123456789' },
  });
  expect(parseContactsFields({ name: '', email: ' ', phone: '', askedEmail: '' }, null)).toEqual({
    ok: true,
    contacts: { name: null, email: null, phone: null },
  });
});

it('errors name their fields', () => {
  const typed = { ...FIELDS, name: '//evil', email: 'anna@mail,ru', phone: '12' };

  expect(parseContactsFields(typed, null)).toMatchObject({
    errors: [
      { field: 'name' },
      { field: 'email', message: 'Проверьте адрес почты. Вы имели в виду anna@mail.ru?' },
      { field: 'phone' },
    ],
  });
});

it('a likely slip is asked about once, and not when the order has it already', () => {
  const typed = { ...FIELDS, email: 'anna@gmail.co' };

  expect(parseContactsFields(typed, null)).toMatchObject({ errors: [{ field: 'email' }] });
  expect(parseContactsFields({ ...typed, askedEmail: typed.email }, null).ok).toBe(true);
  expect(parseContactsFields(typed, 'anna@gmail.co').ok).toBe(true);
});

it.each([
  { email: 'anna@mail.ru, 8 912 345-67-89', phone: '' },
  { email: '', phone: '+7 912 345-67-89 / anna@mail.ru' },
])('both contacts in one field are told apart: %j', (both) => {
  expect(parseContactsFields({ ...FIELDS, ...both }, null)).toMatchObject({
    contacts: { email: 'anna@mail.ru', phone: '+79123456789' },
  });
  const beside = { ...FIELDS, ...both, phone: '+7 916 123-45-67' };
  expect(parseContactsFields({ ...beside, email: 'anna@mail.ru, 8 912 345-67-89' }, null).ok).toBe(
    false,
  );
});
