import { expect, it } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { formatOrderNumber } from '@/lib/orders/number';
import { LIST_FIELDS } from './list-fields';
import { filtersOf, periodOf, searchedNumber } from './list-query';

it('takes days of the calendar alone from an address, whole, as Moscow has them', () => {
  expect(periodOf({ from: '2026-02-28', to: '2026-02-28' })).toEqual({
    from: new Date('2026-02-27T21:00:00Z'),
    to: new Date('2026-02-28T21:00:00Z'),
  });
  for (const none of ['2026-02-31', '2026-13-01', '28.02.2026', '', null]) {
    expect(periodOf({ from: none, to: none }), `${none}`).toEqual({ from: null, to: null });
  }
});

it('takes a number in any spelling, and blanks for no search at all', () => {
  for (const blank of ['', ' ', '\u00a0', null]) expect(searchedNumber(blank)).toBeNull();
  const { number } = anOrder();
  expect(searchedNumber(` № ${formatOrderNumber(number)} `)).toBe(number);
  expect(searchedNumber(' такого нет ')).toBe('такого нет');
});

it('takes the words that a list has, and passes over any other', () => {
  const asked = (query: Record<string, string | string[]>) =>
    filtersOf(query, LIST_FIELDS.undelivered);
  const nothing = { number: null, kind: null, state: null };
  expect(asked({})).toEqual(nothing);
  expect(asked({ state: 'held', kind: 'pdf_in_chat', before: '7' })).toEqual({
    ...nothing,
    state: 'held',
    kind: 'pdf_in_chat',
  });
  expect(asked({ state: 'toString', kind: ['pdf_in_chat', 'order_by_mail'] })).toEqual(nothing);
});
