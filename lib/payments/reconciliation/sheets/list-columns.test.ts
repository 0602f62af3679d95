import { expect, it } from 'vitest';
import { detectListColumns, onlyListColumns } from './list-columns';
import { withoutPersonal } from './without-personal';

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
  [
    ['Номер заказа клиента (наш)', 'Сумма', 'Итоговая сумма заказа'],
    [null, 0, 1, null, null, null],
  ],
])('attempts by titles %j', (titles, [payment, number, amount, status, date, currency]) => {
  expect(detectListColumns(titles)).toEqual({ payment, number, amount, status, date, currency });
});

it('attempts nothing of titles it does not know', () => {
  expect(detectListColumns(['foo', '', 'бар'])).toEqual(NONE);
  expect(detectListColumns(['summary', 'update', 'video'])).toEqual(NONE);
  expect(detectListColumns(['Дата заказа'])).toEqual(NONE);
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

it.each([
  'Контакты',
  'Связь',
  'Мобильный',
  'WhatsApp',
  'Ватсап',
  'Telegram',
  'ТГ',
  'Ник',
  'Логин',
  'Дата рождения',
  'birth_date',
  'Фамилия',
  'Плательщик',
  'Customer',
  'payer',
  'Адрес',
  'Паспорт',
])('leaves out a column that is called %j, whatever is in it', (title) => {
  const content = [
    ['Номер', title, 'Сумма'],
    ['48151623', '1987654', '990'],
    ['48151624', '14.03.1987', '990'],
  ];
  expect(withoutPersonal(content)[0]).toEqual(['Номер', 'Сумма']);
});

it('keeps only the columns that are compared', () => {
  const columns = { ...NONE, payment: 2, number: 0 };
  expect(
    onlyListColumns(
      withoutPersonal([
        ['n', 'x', 'p'],
        ['1', '2'],
      ]),
      columns,
    ),
  ).toEqual({
    content: [
      ['payment', 'number'],
      ['', '1'],
    ],
    columns: { ...NONE, payment: 0, number: 1 },
  });
});

it('keeps a column of ours though some of its cells are another shop’s, who goes by contacts', () => {
  const content = [
    ['Номер заказа магазина', 'Код @'],
    ['anna@example.ru', '7'],
    ['89161234567', 'Анна'],
    ['1234567897', '8'],
  ];
  expect(withoutPersonal(content)).toEqual([content[0], ['', '7'], ['', ''], ['1234567897', '8']]);
});

it('takes a first line with contacts for no titles', () => {
  const content = [
    ['48151623', 'Анна Петрова', 'anna@example.ru'],
    ['48151624', 'Борис', ''],
  ];
  expect(withoutPersonal(content)).toEqual([
    ['48151623', ''],
    ['48151624', ''],
  ]);
});

it('knows where each of the columns is after the others went', () => {
  const columns = { payment: 6, number: 5, amount: 4, status: 3, date: 2, currency: 1 };
  const kept = onlyListColumns(withoutPersonal([['x', 'c', 'd', 's', 'a', 'n', 'p']]), columns);
  expect(kept.content).toEqual([['payment', 'number', 'amount', 'status', 'date', 'currency']]);
  expect(kept.columns).toEqual({
    payment: 0,
    number: 1,
    amount: 2,
    status: 3,
    date: 4,
    currency: 5,
  });
});
