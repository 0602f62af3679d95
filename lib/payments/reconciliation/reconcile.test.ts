import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Kopecks, kopecks } from '@/lib/money';
import type { PaymentFact } from '@/lib/orders/order';
import type { ListedPayment } from './listed-payment';
import { type KnownOrder, ROW_KINDS, reconcile } from './reconcile';

const AT = new Date('2026-11-24T09:00:00Z');
const SUM = kopecks(99_000);

const fact = (kind: PaymentFact['kind'], paymentId: string, at = AT) => ({ kind, paymentId, at });
const known = (number: string, ...facts: PaymentFact[]): KnownOrder => ({
  id: `id-${number}`,
  number,
  amount: SUM,
  facts,
});
const listed = (changes: Partial<ListedPayment> = {}): ListedPayment => ({
  line: 2,
  place: null,
  paymentId: '1',
  orderNumber: 'A',
  amountText: '990',
  amount: SUM,
  statusText: 'Оплачен',
  status: 'paid',
  at: AT,
  currency: '',
  ...changes,
});
const kindsOf = (list: ListedPayment[], ...orders: KnownOrder[]) =>
  reconcile(list, orders).rows.map(({ kind }) => kind);

it('tells what is paid there and not here', () => {
  expect(kindsOf([listed()], known('A'))).toEqual(['missing_here']);
  expect(kindsOf([listed()], known('A', fact('cancelled', '1')))).toEqual(['missing_here']);
});

it('is at ease with what is paid in both', () => {
  expect(kindsOf([listed()], known('A', fact('paid', '1')))).toEqual(['match']);
});

it('finds the order of a payment that was put down to another number', () => {
  expect(kindsOf([listed({ orderNumber: 'wrong' })], known('A', fact('paid', '1')))).toEqual([
    'match',
  ]);
});

it('compares sum and currency every time', () => {
  for (const changes of [{ amount: kopecks(99_001) }, { amount: null }, { currency: 'usd' }]) {
    expect(kindsOf([listed(changes)], known('A', fact('paid', '1')))).toEqual(['other_sum']);
  }
  for (const currency of ['RUB', 'rur', 'руб', 'руб.', 'рублей', 'р', 'р.', '643', '₽']) {
    expect(kindsOf([listed({ currency })], known('A', fact('paid', '1')))).toEqual(['match']);
  }
});

it('tells a payment that stands there twice, and an order that is paid twice', () => {
  const other = listed({ paymentId: '2' });
  expect(kindsOf([listed(), listed()], known('A'))).toEqual(['missing_here', 'duplicate']);
  expect(kindsOf([listed(), other], known('A'))).toEqual(['missing_here', 'duplicate']);
  expect(kindsOf([other], known('A', fact('paid', '1')))).toEqual(['duplicate']);
  const both = [fact('paid', '1'), fact('paid', '2')];
  expect(kindsOf([listed(), other], known('A', ...both))).toEqual(['match', 'duplicate']);
  const corrected = known('A', ...both, fact('refunded', '2'));
  expect(kindsOf([listed(), other], corrected)).toEqual(['match', 'match']);
});

it('tells an unknown order, a refund that is not known, and a status it does not understand', () => {
  expect(kindsOf([listed()])).toEqual(['unknown_order']);
  const refunded = listed({ status: 'refunded' });
  expect(kindsOf([refunded], known('A', fact('paid', '1')))).toEqual(['refund_missing_here']);
  expect(kindsOf([refunded], known('A', fact('paid', '1'), fact('refunded', '1')))).toEqual([
    'match',
  ]);
  expect(kindsOf([refunded], known('A'))).toEqual(['match']);
  expect(kindsOf([listed({ status: 'unknown' })], known('A'))).toEqual(['unknown_status']);
  expect(kindsOf([listed({ status: 'cancelled' })], known('A'))).toEqual(['match']);
});

it.each(['', '0', '—'])('takes no two payments without an id for one: “%s”', (paymentId) => {
  const nameless = listed({ paymentId, orderNumber: 'B' });
  expect(kindsOf([nameless, nameless])).toEqual(['unknown_order', 'unknown_order']);
  expect(kindsOf([nameless], known('A', fact('paid', paymentId)))).toEqual(['unknown_order']);
});

it('tells a refund of an order there is not, and is at ease with a cancel of one', () => {
  expect(kindsOf([listed({ status: 'refunded' })])).toEqual(['unknown_order']);
  expect(kindsOf([listed({ status: 'cancelled' })])).toEqual(['match']);
});

it('asks of a refund whether this very payment is still paid here', () => {
  const refunded = listed({ status: 'refunded' });
  const both = [fact('paid', '2'), fact('paid', '1')];
  expect(kindsOf([refunded], known('A', ...both))).toEqual(['refund_missing_here']);
  expect(kindsOf([refunded], known('A', ...both, fact('refunded', '1')))).toEqual(['match']);
  expect(kindsOf([refunded], known('A', fact('paid', '2')))).toEqual(['match']);
  expect(kindsOf([refunded], known('A', fact('paid', '1'), fact('refunded', '9')))).toEqual([
    'match',
  ]);
});

it('tells what is paid here and not there on any of the days of the list, each of them whole', () => {
  const list = [
    listed({ paymentId: '7', at: new Date('2026-11-28T15:05:00+03:00') }),
    listed({ paymentId: '8', at: new Date('2026-11-30T00:00:00+03:00') }),
    listed({ paymentId: '9', at: null }),
  ];
  const times = [
    '2026-11-27T23:59:59+03:00',
    '2026-11-28T00:00:00+03:00',
    '2026-11-29T12:00:00+03:00',
    '2026-11-30T23:59:59+03:00',
    '2026-12-01T00:00:00+03:00',
  ];
  const facts = times.map((time, place) => fact('paid', `${place + 1}`, new Date(time)));
  const cancelled = fact('cancelled', '6', AT);
  const orders = [
    known('A', ...facts, cancelled),
    known('D', fact('paid', '7', new Date(times[1] ?? ''))),
  ];
  const absent = (rows: ListedPayment[]) =>
    reconcile(rows, orders).absent.map(({ fact }) => fact.paymentId);
  expect(absent(list)).toEqual(['2', '3', '4']);
  expect(absent([listed({ at: null })])).toEqual([]);
});

it('takes no payment for absent whose id a spreadsheet has shortened, and says so of the row', () => {
  const order = known('A', fact('paid', '55555551'));
  const shortened = listed({ paymentId: '5,56E+07' });
  expect(reconcile([shortened], [order])).toMatchObject({
    rows: [{ kind: 'shortened_number' }],
    absent: [],
  });
  const ours = listed({ paymentId: '55555551', orderNumber: '1,23E+09' });
  expect(kindsOf([ours], order)).toEqual(['match']);
  expect(kindsOf([ours])).toEqual(['shortened_number']);
});

it('counts a row once that stands on two sheets, and a payment twice that has two sums', () => {
  const on = (sheet: number, changes: Partial<ListedPayment> = {}) =>
    listed({ place: { sheet, sheets: 2, line: 2 }, ...changes });
  const order = known('A', fact('paid', '1'));
  expect(kindsOf([on(1), on(2)], order)).toEqual(['match', 'repeated']);
  expect(kindsOf([on(1), on(1)], order)).toEqual(['match', 'duplicate']);
  expect(kindsOf([on(1), on(2, { amount: kopecks(1) })], order)).toEqual(['match', 'duplicate']);
});

it('puts every row into exactly one kind, and money never into a match without a fact here', () => {
  const word = fc.constantFrom('1', '2', '3', '');
  const number = fc.constantFrom('A', 'B', 'C', '');
  const sum = fc.constantFrom<Kopecks | null>(SUM, kopecks(1), null);
  const status = fc.constantFrom('paid', 'refunded', 'cancelled', 'unknown');
  const row = fc.record({ paymentId: word, orderNumber: number, amount: sum, status });
  const kind = fc.constantFrom('paid', 'refunded', 'cancelled', 'denied');
  const facts = fc.array(fc.record({ kind, paymentId: word, at: fc.constant(AT) }), {
    maxLength: 4,
  });
  const orders = fc.tuple(facts, facts).map(([a, b]) => [known('A', ...a), known('B', ...b)]);
  fc.assert(
    fc.property(fc.array(row), orders, (changes, orders) => {
      const list = changes.map((one, index) => listed({ ...one, line: index + 2 }));
      const { rows } = reconcile(list, orders);
      expect(rows.map(({ payment }) => payment)).toEqual(list);
      const counts = ROW_KINDS.map((kind) => rows.filter((one) => one.kind === kind).length);
      expect(counts.reduce((total, count) => total + count, 0)).toBe(list.length);
      for (const { kind, payment, order } of rows) {
        if (kind !== 'match' || payment.status !== 'paid') continue;
        expect(order?.facts).toContainEqual(fact('paid', payment.paymentId));
        expect(payment.amount).toBe(order?.amount);
      }
    }),
  );
});
