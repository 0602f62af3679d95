import { expect, it } from 'vitest';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { sellerNewsOf } from '@/lib/messages/seller-news';
import { kopecks } from '@/lib/money';
import type { Store } from '@/lib/store/store';
import { IN_CHAT, RECEIVED_AT } from '../fixtures/a-payment-event';
import { aStore } from '../fixtures/temporary-store';
import { twoOrders } from '../fixtures/two-orders';

// What becomes of an order that the seller marked by a payment of another one, when more is
// reported. Payment 7 is the order B's, payment 8 the order A's.

it('a refund of its own payment closes it, whatever mark lies beside that', async () => {
  const store = aStore();
  const { A, B, mark, tell, stateOf } = await twoOrders(store);
  await mark(A, 7);
  await tell(B, 'paid', 7);
  await tell(A, 'paid', 8);
  expect(await tell(A, 'refunded', 8)).toBe('refunded');

  expect([await stateOf(A), await stateOf(B)]).toEqual(['refunded', 'paid']);
  const [day] = await store.admin.takingsByDay(new Date(0));
  expect(day).toMatchObject({ paid: 2, refunded: 1 });
});

it('a refund of its own payment closes what was given for nothing, too', async () => {
  const { A, B, mark, tell, correct, stateOf } = await twoOrders(aStore());
  await mark(A, 7);
  await tell(B, 'paid', 7);
  await correct(7, { kind: 'given' });
  await tell(A, 'paid', 8);
  await tell(A, 'refunded', 8);

  expect(await stateOf(A)).toBe('refunded');
});

it('a refund written down for a mark takes nothing from the payment that is really its own', async () => {
  const { A, B, mark, refund, tell, resolve, stateOf, unmatchedPayment } = await twoOrders(
    aStore(),
  );
  await mark(A, 7);
  await refund(A, 7);
  expect(await tell(B, 'paid', 7)).toBe('paid');
  expect(await stateOf(A)).toBe('refunded');
  expect(await tell(A, 'paid', 8)).toBe('payment_after_refund');

  expect(await resolve(8, 'delivered')).toBe('resolved');
  expect([await stateOf(A), await stateOf(B), await unmatchedPayment()]).toEqual([
    'paid',
    'paid',
    [],
  ]);
  await tell(A, 'refunded', 8);
  expect(await stateOf(A)).toBe('refunded');
});

it('what the seller did with a payment event stays when the same payment event comes again', async () => {
  const { A, B, tell, resolve, factsOf, disputed } = await twoOrders(aStore());
  const wrongSum = { amount: kopecks(1) };
  expect(await tell(B, 'paid', 7, wrongSum)).toBe('other_amount');
  expect(await resolve(7, 'attached', A)).toBe('resolved');
  expect(await tell(B, 'paid', 7, wrongSum)).toBe('duplicate');
  expect(await tell(B, 'denied', 7, wrongSum)).toBe('other_amount');

  expect([await factsOf(A), await disputed()]).toEqual([['paid 7'], []]);
});

it('money attached by a payment event of nobody gives way to a payment event that names its order', async () => {
  const { A, B, tell, resolve, factsOf } = await twoOrders(aStore());
  expect(await tell(A, 'paid', 7, { orderNumber: '0000000000' })).toBe('unknown_order');
  expect(await resolve(7, 'attached', A)).toBe('resolved');
  await tell(B, 'cancelled', 7);

  expect(await factsOf(A)).toEqual(['disputed 7']);
});

it('test money takes no mark away', async () => {
  const { A, B, mark, tell, correct, factsOf } = await twoOrders(aStore());
  await mark(A, 7);
  expect(await tell(B, 'paid', 7, { demo: true, key: 'demo' })).toBe('demo');
  expect(await factsOf(A)).toEqual(['paid 7']);

  expect(await correct(7, { kind: 'withdrawn' })).toBe('corrected');
  expect(await mark(A, 7)).toBe('recorded');
});

it('a refusal by the bank confirms no mark: it can still be corrected', async () => {
  const { A, mark, tell, correct, stateOf } = await twoOrders(aStore());
  await mark(A, 7);
  expect(await tell(A, 'denied', 7)).toBe('denied');
  expect(await tell(A, 'paid', 7, { demo: true, key: 'demo' })).toBe('demo');

  expect(await correct(7, { kind: 'withdrawn' })).toBe('corrected');
  expect(await stateOf(A)).toBe('waits');
});

it.each(['cancelled', 'denied', 'refunded'] as const)(
  'the seller is notified that no order counts the money while it is only reported as %s',
  async (status) => {
    const store = aStore();
    const { A, B, mark, tell } = await twoOrders(store, IN_CHAT);
    await mark(A, 7);
    await tell(B, status, 7);
    const [first] = await newsOf(store, RECEIVED_AT);
    expect(first).toContain('деньги не засчитаны ни одному заказу');
    expect(await others(store)).toEqual([{ number: B.number, isCounted: false }]);

    await tell(B, 'paid', 7);
    expect(await others(store)).toEqual([{ number: B.number, isCounted: true }]);
  },
);

it('every dispute of an order is reported, also when the one before was decided', async () => {
  const store = aStore();
  const { A, B, id, mark, tell, correct, passes } = await twoOrders(store, IN_CHAT);
  await mark(A, 7);
  await tell(B, 'paid', 7);
  const [first] = await newsOf(store, RECEIVED_AT);
  expect(first).toContain('деньги засчитаны туда');
  expect(await newsOf(store, RECEIVED_AT)).toEqual([]);

  await correct(7, { kind: 'other_payment', paymentId: id(9) });
  passes(60);
  await tell(B, 'paid', 9);
  const told = await newsOf(store, new Date(RECEIVED_AT.getTime() + 3_600_000));
  expect(told.filter((text) => text.includes(`Платёж ${id(9)} отнесён`))).toHaveLength(2);
});

async function others(store: Store) {
  const marks = await store.admin.disputedMarks(10);
  return marks.map(({ other }) => other && { number: other.number, isCounted: other.isCounted });
}

/** Sends all that is enqueued for the seller about unmatched money, and returns what it says. */
async function newsOf(store: Store, now: Date): Promise<string[]> {
  const until = new Date(now.getTime() + 60_000);
  const leased = await leaseMessage(store, ['odd_money_to_seller'], now, until);
  if (!leased) return [];
  await completeSending(store, leased, { kind: 'done', outcome: 'sent', reason: null }, now);
  const { title = '', lines = [] } = sellerNewsOf('odd_money_to_seller', leased) ?? {};
  return [[title, ...lines].join(' '), ...(await newsOf(store, now))];
}
