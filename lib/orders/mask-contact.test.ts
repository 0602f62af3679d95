import { expect, it } from 'vitest';
import { maskContact } from './mask-contact';

it.each([
  [{ email: 'anna.svetlova@example.ru', phone: '+79123456789' }, 'a•••@example.ru'],
  [{ email: 'a@example.ru', phone: null }, 'a•••@example.ru'],
  [{ email: null, phone: '+79123456789' }, '+•••89'],
  [{ email: null, phone: null }, null],
])('%j', (contacts, shown) => {
  expect(maskContact(contacts)).toBe(shown);
});
