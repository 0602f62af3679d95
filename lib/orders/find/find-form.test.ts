import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FIND_FORM, type FindFormValues, parseFindForm } from './find-form';

const NOW = new Date('2026-11-24T09:00:00Z');

/** The form as somebody fills it in who has the receipt at hand. */
const aForm = (changes: Partial<FindFormValues> = {}): FindFormValues => ({
  number: '1234 567 897',
  day: '3',
  month: '5',
  year: '1985',
  ...changes,
});
const errorsOf = (values: FindFormValues) => {
  const parsed = parseFindForm(values, NOW);
  return parsed.ok ? [] : parsed.errors;
};

it('a filled-in form asks for one order', () => {
  expect(parseFindForm(aForm({ number: '№\u00a01234-567-897' }), NOW)).toEqual({
    ok: true,
    request: { number: '1234567897', birthDate: '1985-05-03' },
  });
});

it.each([
  'Заказ № 1234\u00a0567\u00a0897',
  'номер заказа: 1234567897',
  '#1234567897',
  '1234567897.',
])('a number copied as %j is read', (number) => {
  expect(parseFindForm(aForm({ number }), NOW)).toMatchObject({
    request: { number: '1234567897' },
  });
});

it('an empty form says what is missing, the number first', () => {
  expect(errorsOf(EMPTY_FIND_FORM).map(({ field }) => field)).toEqual(['number', 'birthDate']);
});

describe('the number', () => {
  it.each([
    ['', 'Укажите номер заказа'],
    ['№', 'Укажите номер заказа'],
    ['Заказ №', 'Укажите номер заказа'],
    ['123456789', 'В номере заказа 10 цифр: например, 1234\u00a0567\u00a0897'],
    ['почта 1234567897', 'В номере заказа 10 цифр: например, 1234\u00a0567\u00a0897'],
    ['1234567890', 'Проверьте номер: в нём опечатка'],
    ['2134 567 897', 'Проверьте номер: в нём опечатка'],
  ])('written as %j is answered with what to do', (number, message) => {
    expect(errorsOf(aForm({ number }))).toEqual([{ field: 'number', message }]);
  });
});

describe('the birth date', () => {
  it.each([
    [{ year: '85' }, 'Укажите день, месяц и год цифрами, год — четырьмя: например, 03 05 1985'],
    [{ day: '31', month: '2' }, 'Такого дня нет в календаре. Проверьте день и месяц'],
    [{ year: '1899' }, 'Год рождения — не раньше 1900'],
    [{ year: '2027' }, 'Этот день ещё не наступил. Проверьте год'],
  ])('with %j is answered with what to do', (changes, message) => {
    expect(errorsOf(aForm(changes))).toEqual([{ field: 'birthDate', message }]);
  });
});

it('whatever is typed, it is an order to look for or mistakes that name fields of the form', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });

  fc.assert(
    fc.property(fc.record({ number: text, day: text, month: text, year: text }), (values) => {
      const errors = errorsOf(values);
      expect(parseFindForm(values, NOW).ok).toBe(errors.length === 0);
      for (const { field, message } of errors) {
        expect(['number', 'birthDate']).toContain(field);
        expect(message).toMatch(/[а-яё]/);
      }
    }),
  );
});
