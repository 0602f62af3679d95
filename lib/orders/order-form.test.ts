import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrderForm } from './fixtures/an-order-form';
import {
  EMPTY_ORDER_FORM,
  type OrderFormValues,
  parseOrderForm,
  parseSellerOrder,
} from './order-form';

const NOW = new Date('2026-11-24T09:00:00Z');
const FIELDS = ['birthDate', 'name', 'contact', 'promoCode', 'offer', 'personalData'];

const contactsOf = (changes: Partial<OrderFormValues>) => {
  const parsed = parseOrderForm(anOrderForm(changes), NOW);
  return parsed.ok ? parsed.request.contacts : parsed.errors;
};
const fieldsInError = (values: OrderFormValues) => {
  const parsed = parseOrderForm(values, NOW);
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
};

it('a filled-in form is a request for a reading', () => {
  expect(parseOrderForm(anOrderForm(), NOW)).toEqual({
    ok: true,
    request: {
      birthDate: '1985-05-03',
      contacts: { name: 'Анна', email: 'anna@example.ru', phone: null },
      promoCode: null,
    },
  });
});

it('an empty form says what is missing, each field once', () => {
  expect(fieldsInError(EMPTY_ORDER_FORM).sort()).toEqual(
    ['birthDate', 'contact', 'offer', 'personalData'].sort(),
  );
});

describe('the one contact field', () => {
  it('takes an e-mail', () => {
    const contacts = { name: 'Анна', email: 'anna@example.ru', phone: null };

    expect(contactsOf({ contact: '  anna@example.ru ' })).toEqual(contacts);
  });

  it.each(['+7 912 345-67-89', '8 (912) 345-67-89', '9123456789', ' 7 912 3456789 '])(
    'takes the phone %j',
    (contact) => {
      const contacts = { name: 'Анна', email: null, phone: '+79123456789' };

      expect(contactsOf({ contact })).toEqual(contacts);
    },
  );

  it('takes a phone of another country', () => {
    expect(contactsOf({ contact: '+375 29 123-45-67' })).toMatchObject({ phone: '+375291234567' });
  });

  it.each([
    'anna@example.ru, +7 912 345-67-89',
    '+7 912 345-67-89, anna@example.ru',
    'anna@example.ru 8 912 345 67 89',
    '8 (912) 345-67-89 anna@example.ru',
    'anna@example.ru/89123456789',
    '+79123456789 / anna@example.ru',
    'anna@example.ru и +7 912 345-67-89',
    'anna@example.ru; тел. 8-912-345-67-89',
    'почта: anna@example.ru, телефон: +79123456789',
    'anna@example.ru (+7 912 345-67-89)',
    '+7 912 345-67-89 (anna@example.ru)',
    '89123456789,anna@example.ru',
    'anna@example.ru+79123456789',
    'anna@example.ru. +7 912 345-67-89.',
    'anna@example.ru\u00a0\n+7\u00a0912 345\u201167\u201189',
  ])('takes both of %j', (contact) => {
    expect(contactsOf({ contact })).toEqual({
      name: 'Анна',
      email: 'anna@example.ru',
      phone: '+79123456789',
    });
  });

  it.each([
    'anna@example.ru, olga@example.ru',
    '+7 912 345-67-89, +7 916 123-45-67',
    'anna@example.ru, +7 912 345-67-89, +7 916 123-45-67',
    'anna@example.ru, Анна, +7 912 345-67-89',
    '+7 912 345-67-89 anna@example.ru +7 916 123-45-67',
    'anna,svet@example.ru, +7 912 345-67-89',
  ])('says beside it what to do with %j', (contact) => {
    const message =
      'Впишите один e-mail, один телефон или оба через запятую: anna@example.ru, +7 912 345-67-89';

    expect(contactsOf({ contact })).toEqual([{ field: 'contact', message }]);
  });

  it('asks of both about the one that is wrong, and suggests them together', () => {
    const wrong = { contact: 'anna@mail,ru, +7 912 345-67-89' };
    const slip = { contact: '+7 912 345-67-89, anna@gmail.co' };

    expect(contactsOf(wrong)).toMatchObject([
      { field: 'contact', suggestion: 'anna@mail.ru, +7 912 345-67-89' },
    ]);
    expect(contactsOf(slip)).toMatchObject([
      { field: 'contact', suggestion: 'anna@gmail.com, +7 912 345-67-89' },
    ]);
    expect(contactsOf({ ...slip, askedContact: slip.contact })).toMatchObject({
      email: 'anna@gmail.co',
      phone: '+79123456789',
    });
    expect(contactsOf({ contact: 'anna@example.ru, 8 912 345' })).toMatchObject([
      { field: 'contact', message: expect.stringContaining('номер телефона') },
    ]);
  });

  it.each(['', '   ', '\t', '\u00a0', '\u0000', '\u0001\u0002'])(
    'misses a contact in %j',
    (contact) => {
      const message = 'Укажите e-mail или телефон, чтобы заказ можно было найти';

      expect(contactsOf({ contact })).toEqual([{ field: 'contact', message }]);
    },
  );

  it.each(['anna@', '@example.ru', 'a b@example.ru', 'a@b@example.ru', 'anna', '12', '+7 912'])(
    'names itself when it is neither: %j',
    (contact) => {
      expect(fieldsInError(anOrderForm({ contact }))).toEqual(['contact']);
    },
  );
});

describe('the two consents', () => {
  it.each(['offer', 'personalData'] as const)('without %s there is no order', (box) => {
    expect(fieldsInError(anOrderForm({ [box]: false }))).toEqual([box]);
  });

  it('are both asked at once', () => {
    const form = anOrderForm({ offer: false, personalData: false });

    expect(fieldsInError(form)).toEqual(['offer', 'personalData']);
  });
});

it('the name may be left out, but is not longer than 100 characters', () => {
  expect(contactsOf({ name: '  ' })).toMatchObject({ name: null });
  expect(contactsOf({ name: 'я'.repeat(100) })).toMatchObject({ name: 'я'.repeat(100) });
  expect(fieldsInError(anOrderForm({ name: 'я'.repeat(101) }))).toEqual(['name']);
});

it('control characters never reach a name', () => {
  expect(contactsOf({ name: 'Анна\u0000\r\nБорис\u001b' })).toMatchObject({ name: 'Анна Борис' });
});

it('a wrong date is one mistake of one field, whichever of its three parts is wrong', () => {
  for (const wrong of [{ day: '31', month: '2' }, { month: '13' }, { year: '85' }, { year: '' }]) {
    expect(fieldsInError(anOrderForm(wrong))).toEqual(['birthDate']);
  }
});

it('whatever is typed, every mistake names a field of the form and says in Russian what to do', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const values: fc.Arbitrary<OrderFormValues> = fc.record({
    day: text,
    month: text,
    year: text,
    name: text,
    contact: text,
    askedContact: text,
    promoCode: text,
    offer: fc.boolean(),
    personalData: fc.boolean(),
    legalVersion: text,
  });

  fc.assert(
    fc.property(values, (form) => {
      const parsed = parseOrderForm(form, NOW);
      for (const { field, message } of parsed.ok ? [] : parsed.errors) {
        expect(FIELDS).toContain(field);
        expect(message).toMatch(/[а-яё]/);
      }
    }),
  );
});

describe('contacts kept from an earlier order', () => {
  const kept = { email: 'anna@example.ru', phone: '+79123456789' };
  const parse = (contact: string, from: typeof kept | null) =>
    parseOrderForm(anOrderForm({ contact }), NOW, { kept: from });

  it('stand in for an empty field, both of them', () => {
    expect(parse(' ', kept)).toMatchObject({ ok: true, request: { contacts: kept } });
  });

  it('give way to what is typed', () => {
    expect(parse('other@example.ru', kept)).toMatchObject({
      ok: true,
      request: { contacts: { email: 'other@example.ru', phone: null } },
    });
  });

  it('that are none leave the field to be filled in', () => {
    const none = { email: null, phone: null } as never;

    for (const from of [none, null]) {
      expect(parse('', from)).toMatchObject({ ok: false, errors: [{ field: 'contact' }] });
    }
  });
});

it('a buyer whom Telegram vouches for may leave the contact empty, but not mistype it', () => {
  const parse = (contact: string) =>
    parseOrderForm(anOrderForm({ contact }), NOW, { hasChat: true });

  expect(parse(' ')).toMatchObject({ request: { contacts: { email: null, phone: null } } });
  expect(parse('anna@')).toMatchObject({ errors: [{ field: 'contact' }] });
});

describe('what the seller types for a buyer', () => {
  const TYPED = { day: '3', month: '5', year: '1985', name: '', contact: '', askedContact: '' };
  const parsed = (changes: Partial<typeof TYPED>) =>
    parseSellerOrder({ ...TYPED, ...changes }, new Date('2026-11-24T09:00:00Z'));

  it('is enough with a birth date alone', () => {
    expect(parsed({})).toEqual({
      ok: true,
      request: {
        birthDate: '1985-05-03',
        contacts: { name: null, email: null, phone: null },
        promoCode: null,
      },
    });
  });

  it('is checked by the rules of the order form', () => {
    const wrong = parsed({ day: '32', name: 'https://evil.example', contact: 'anna@gmial.com' });
    const fields = wrong.ok ? [] : wrong.errors.map(({ field }) => field);

    expect(fields).toEqual(['birthDate', 'name', 'contact']);
    expect(parsed({ contact: '8 912 345-67-89' })).toMatchObject({
      request: { contacts: { phone: '+79123456789' } },
    });
  });
});
