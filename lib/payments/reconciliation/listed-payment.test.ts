import { expect, it } from 'vitest';
import { readListedAmount, readListedPayments, readListedStatus } from './listed-payment';
import { readListedTime } from './listed-time';
import { plainCell } from './plain-cell';

// A list is kept cell by cell as `plainCell` leaves it, and must read the same then.

it.each([
  ['1 290,00', 129_000],
  ['1\u00a0290,00', 129_000],
  ['1290.00', 129_000],
  ['1,290.50', 129_050],
  ['1.290,5', 129_050],
  ['990 ₽', 99_000],
  ['990 руб.', 99_000],
  ['990', 99_000],
  ['-990,00', 99_000],
  ['1,290', null],
  ['', null],
  ['много', null],
  ['1e3', null],
  ["1'290", 129_000],
  ['990р', 99_000],
  ['990 р.', 99_000],
  ['990 RUB', 99_000],
  ['−990', 99_000],
  ['1,234,567.80', 123_456_780],
  ['1.234.567,89', 123_456_789],
  ['12,345.67', 1_234_567],
  ['12.345,67', 1_234_567],
  ['990 ₽.', 99_000],
  ['990 (RUB)', 99_000],
  ['990,-', 99_000],
  ['990.–', 99_000],
  ['1 290 руб. 05 коп.', 129_005],
  ['1290.5000', 129_050],
  ['9р90', null],
  ['9-90', null],
  ['990,005', null],
  ['x1,290.00', null],
  ['1,290.00x', null],
  ['x1.290,00', null],
  ['1.290,00x', null],
  ['1290,00.00', null],
])('reads the sum %s', (text, sum) => {
  expect(readListedAmount(text)).toBe(sum);
  expect(readListedAmount(plainCell(text))).toBe(sum);
});

it.each([
  ['Оплачен', 'paid'],
  ['success', 'paid'],
  ['Успешно', 'paid'],
  ['Возврат', 'refunded'],
  ['Возвращён', 'refunded'],
  ['Отменён', 'cancelled'],
  ['order_canceled', 'cancelled'],
  ['Не оплачен', 'unknown'],
  ['Неуспешно', 'unknown'],
  [' Не оплачен', 'unknown'],
  ['Заказ не оплачен', 'unknown'],
  ['Платёж не завершён', 'unknown'],
  ['Оплата не прошла успешно', 'unknown'],
  ['Платёж (неуспешно)', 'unknown'],
  ['unpaid', 'unknown'],
  ['order_unpaid', 'unknown'],
  ['unsuccessful', 'unknown'],
  ['Not paid', 'unknown'],
  ['not_paid', 'unknown'],
  ['partially paid', 'unknown'],
  ['Частично оплачен', 'unknown'],
  ['Ошибка: успешно создан', 'unknown'],
  ['Оплачивается', 'unknown'],
  ['Отказ: успешно отменён', 'cancelled'],
  ['Возврат прошёл успешно', 'refunded'],
  ['Оплата отменена', 'cancelled'],
  ['Оплата отклонена банком', 'cancelled'],
  ['reversed successfully', 'refunded'],
  ['declined, was paid', 'cancelled'],
  ['rejected', 'cancelled'],
  ['Успешная оплата', 'paid'],
  ['Оплата успешно завершена', 'paid'],
  ['Платёж исполнен', 'paid'],
  ['Оплачено клиентом', 'paid'],
  ['order_paid', 'paid'],
  ['Оплата прошла успешно', 'paid'],
  ['Оплачен (СБП)', 'paid'],
  ['Оплачено картой', 'paid'],
  ['Оплачен полностью', 'paid'],
  ['Payment success', 'paid'],
  ['Оплачено через Тинькофф', 'paid'],
  ['Возврат средств', 'refunded'],
  ['Полный возврат', 'refunded'],
  ['Отказ банка', 'cancelled'],
  ['Отклонён банком', 'cancelled'],
  ['Отменён покупателем', 'cancelled'],
  ['Частичный возврат', 'unknown'],
  ['Ожидает оплаты', 'unknown'],
  ['SUCCEEDED', 'paid'],
  ['Completed', 'paid'],
  ['incomplete', 'unknown'],
  ['Выполнен', 'paid'],
  ['Не зачислен', 'unknown'],
  ['Оплачен?', 'unknown'],
  ['', 'unknown'],
] as const)('understands the status %s', (text, status) => {
  expect(readListedStatus(text)).toBe(status);
  expect(readListedStatus(plainCell(text))).toBe(status);
});

it.each([
  ['24.11.2026 12:05', '2026-11-24T09:05:00.000Z'],
  ['24.11.2026, 12:05:09', '2026-11-24T09:05:09.000Z'],
  ['2026-11-24 12:05', '2026-11-24T09:05:00.000Z'],
  ['2026-11-24T12:05:00Z', '2026-11-24T12:05:00.000Z'],
  ['24.11.2026', '2026-11-23T21:00:00.000Z'],
  [' 24.11.2026 12:05 ', '2026-11-24T09:05:00.000Z'],
  ['2026-11-24T12:05:00.123456Z', '2026-11-24T12:05:00.000Z'],
  ['2026-11-24T12:05+05:00', '2026-11-24T07:05:00.000Z'],
  ['2026-11-24T12:05-0330', '2026-11-24T15:35:00.000Z'],
  ['с 24.11.2026', undefined],
  ['с 2026-11-24 12:05', undefined],
  ['2026-11-24 12:05 и позже', undefined],
  ['до 2026-11-24', undefined],
  ['12026-11-24', undefined],
  ['2026-11-24T12:05:00ZZ', undefined],
  ['45.11.2026', undefined],
  ['вчера', undefined],
])('reads the time %s', (text, instant) => {
  expect(readListedTime(text)?.toISOString()).toBe(instant);
  expect(readListedTime(plainCell(text))?.toISOString()).toBe(instant);
});

it('reads a row by its columns and tells its line', () => {
  const columns = { payment: 1, number: 0, amount: 2, status: 3, date: null, currency: null };
  const rows = [['x'], ['№ 1234 567 897', '№ 48151623', '990,00', 'Оплачен'], ['короткая']];
  expect(readListedPayments(rows, columns)).toMatchObject([
    { line: 2, orderNumber: '1234567897', paymentId: '48151623', amount: 99_000, status: 'paid' },
    { line: 3, orderNumber: 'короткая', paymentId: '', amount: null, status: 'unknown', at: null },
  ]);
});

it('reads every cell without the spaces around it, as it was written and as it reads', () => {
  const columns = { payment: 0, number: 1, amount: 2, status: 3, date: 4, currency: 5 };
  const row = ['№48151623 ', ' 77-№ 5', ' 990,00 ', ' Оплачен ', ' 24.11.2026 ', ' руб. '];
  expect(readListedPayments([[], row], columns)).toEqual([
    {
      line: 2,
      place: null,
      paymentId: '48151623',
      orderNumber: '77-№ 5',
      amountText: '990,00',
      amount: 99_000,
      statusText: 'Оплачен',
      status: 'paid',
      at: new Date('2026-11-23T21:00:00.000Z'),
      currency: 'руб.',
    },
  ]);
  const inside = readListedPayments([[], ['A№ 1']], columns);
  expect(inside).toMatchObject([{ paymentId: 'A№ 1' }]);
});
