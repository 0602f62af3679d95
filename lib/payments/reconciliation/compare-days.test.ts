import { expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { compareDays } from './compare-days';
import type { ListedPayment } from './listed-payment';
import { type KnownOrder, reconcile } from './reconcile';

const SUM = kopecks(99_000);
const at = (moment: string) => new Date(`2026-${moment}:00+03:00`);

const paid = (number: string, paymentId: string, moment: string): KnownOrder => ({
  id: number,
  number,
  amount: SUM,
  facts: [{ kind: 'paid', paymentId, at: at(moment) }],
});
const listed = (orderNumber: string, paymentId: string, moment: string | null): ListedPayment => ({
  line: 2,
  place: null,
  paymentId,
  orderNumber,
  amountText: '990',
  amount: SUM,
  statusText: 'Оплачен',
  status: 'paid',
  at: moment === null ? null : at(moment),
  currency: '',
});
const compare = (list: ListedPayment[], orders: KnownOrder[]) =>
  compareDays(reconcile(list, orders).rows, orders);

it('says of every day of the list how it came out, of empty ones too', () => {
  const orders = [
    paid('A', '1', '11-28T10:00'),
    paid('B', '2', '11-30T23:50'),
    paid('C', '3', '11-28T00:05'),
  ];
  const list = [listed('A', '1', '11-28T09:59'), listed('X', '9', '11-30T00:00')];
  expect(compare(list, orders)).toEqual({
    period: { from: '2026-11-28', to: '2026-11-30' },
    days: [
      { day: '2026-11-28', listed: 1, paid: 2, wrong: 0, absent: 1 },
      { day: '2026-11-29', listed: 0, paid: 0, wrong: 0, absent: 0 },
      { day: '2026-11-30', listed: 1, paid: 1, wrong: 1, absent: 1 },
    ],
    undated: 0,
    uncovered: [],
  });
});

it('keeps to the days on which something happened where a year of the list is a slip', () => {
  const slip = { ...listed('B', '2', '11-30T10:00'), at: new Date('2062-11-30T10:00:00+03:00') };
  const list = [listed('A', '1', '11-28T10:00'), slip];
  const { days } = compare(list, [paid('A', '1', '11-28T10:00'), paid('C', '3', '12-05T10:00')]);
  expect(days.map(({ day }) => day)).toEqual(['2026-11-28', '2026-12-05', '2062-11-30']);
});

it('names the days with payments here that the list does not reach', () => {
  const orders = [
    paid('A', '1', '11-28T10:00'),
    paid('B', '2', '11-27T10:00'),
    paid('C', '3', '12-05T10:00'),
    paid('D', '4', '12-05T11:00'),
    paid('E', '5', '10-01T11:00'),
  ];
  expect(compare([listed('A', '1', '11-28T10:00')], orders).uncovered).toEqual([
    { day: '2026-11-27', paid: 1 },
    { day: '2026-12-05', paid: 2 },
  ]);
});

it('puts a payment that was heard of after midnight on the day of its row', () => {
  const orders = [paid('A', '1', '11-29T00:01')];
  const { days, uncovered } = compare([listed('A', '1', '11-28T23:59')], orders);
  expect(days).toEqual([{ day: '2026-11-28', listed: 1, paid: 1, wrong: 0, absent: 0 }]);
  expect(uncovered).toEqual([]);
});

it('does not take the day of a refund for that of its payment', () => {
  const refund = { ...listed('A', '1', '11-26T10:00'), status: 'refunded' as const };
  const { days } = compare(
    [listed('A', '1', '11-24T10:00'), refund],
    [paid('A', '1', '11-24T10:00')],
  );
  expect(days).toMatchObject([
    { day: '2026-11-24', listed: 1, paid: 1 },
    { day: '2026-11-25', listed: 0, paid: 0 },
    { day: '2026-11-26', listed: 1, paid: 0 },
  ]);
});

it('compares no day without dates, and counts the rows that have none', () => {
  const orders = [paid('A', '1', '11-28T10:00'), paid('B', '2', '11-28T10:00')];
  expect(compare([listed('A', '1', null)], orders)).toEqual({
    period: null,
    days: [],
    undated: 1,
    uncovered: [],
  });
  const some = compare([listed('A', '1', null), listed('X', '9', '11-28T10:00')], orders);
  expect(some).toMatchObject({ undated: 1, days: [{ listed: 1, paid: 2, absent: 1 }] });
});
