import { expect, it } from 'vitest';
import { guessListColumns, onlyListColumns, withoutPersonal } from './list-columns';

const NONE = {
  payment: null,
  number: null,
  amount: null,
  status: null,
  date: null,
  currency: null,
};

it.each([
  [
    ['Номер заказа', 'Номер заказа магазина', 'Сумма', 'Статус', 'Дата'],
    [0, 1, 2, 3, 4, null],
  ],
  [
    ['Дата и время', 'ID платежа', '№ заказа в магазине', 'Сумма заказа, ₽', 'Статус оплаты'],
    [1, 2, 3, 4, 0, null],
  ],
  [
    ['order_id', 'order_num', 'sum', 'currency', 'payment_status', 'date'],
    [0, 1, 2, 4, 5, 3],
  ],
  [
    ['Внешний номер', 'Номер платежа', 'Сумма', 'Статус'],
    [1, 0, 2, 3, null, null],
  ],
])('guesses by titles %j', (titles, [payment, number, amount, status, date, currency]) => {
  expect(guessListColumns(titles)).toEqual({ payment, number, amount, status, date, currency });
});

it('guesses nothing of titles it does not know', () => {
  expect(guessListColumns(['foo', '', 'бар'])).toEqual(NONE);
});

it('leaves out what names a buyer, by its title or by what is in it', () => {
  const content = [
    ['Номер', 'ФИО', 'Контакт', 'Для связи', 'Сумма'],
    ['48151623', 'Анна', 'a@example.ru', '', '990'],
    ['48151624', 'Борис', '', '+7 916 123-45-67', '990'],
  ];
  expect(withoutPersonal(content)).toEqual([
    ['Номер', 'Сумма'],
    ['48151623', '990'],
    ['48151624', '990'],
  ]);
});

it('keeps only the columns that are compared', () => {
  const columns = { ...NONE, payment: 2, number: 0 };
  expect(
    onlyListColumns(
      [
        ['n', 'x', 'p'],
        ['1', '2'],
      ],
      columns,
    ),
  ).toEqual({
    content: [
      ['p', 'n'],
      ['', '1'],
    ],
    columns: { ...NONE, payment: 0, number: 1 },
  });
});
