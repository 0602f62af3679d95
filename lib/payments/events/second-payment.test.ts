import { expect, it } from 'vitest';
import { aStore } from '../fixtures/temporary-store';
import { twoOrders } from '../fixtures/two-orders';

it('a double payment is resolved by giving one back, whichever that is', async () => {
  for (const given of [1, 2]) {
    const { A, tell, refund, passes, stateOf, unmatchedPayment } = await twoOrders(aStore());
    await tell(A, 'paid', 1);
    passes(1);
    expect(await tell(A, 'paid', 2)).toBe('second_payment');
    passes(1);
    expect(await refund(A, given)).toBe('recorded');

    expect([await stateOf(A), await unmatchedPayment()]).toEqual(['paid', []]);
  }
});

it('money that came after the order had been given back is asked about', async () => {
  const { A, tell, passes, unmatchedPayment } = await twoOrders(aStore());
  await tell(A, 'paid', 1);
  passes(1);
  await tell(A, 'refunded', 1);
  passes(1);
  await tell(A, 'paid', 2);
  passes(1);
  await tell(A, 'paid', 3);
  passes(1);
  await tell(A, 'refunded', 3);

  expect(await unmatchedPayment()).toEqual(['payment_after_refund']);
});

it('a payment beside another that goes back later came to a paid order', async () => {
  const { A, tell, resolve, refund, passes, stateOf, unmatchedPayment } = await twoOrders(aStore());
  await tell(A, 'paid', 1);
  passes(1);
  await tell(A, 'refunded', 1);
  passes(1);
  await tell(A, 'paid', 2);
  expect(await resolve(2, 'delivered')).toBe('resolved');
  passes(1);
  expect(await tell(A, 'paid', 3)).toBe('second_payment');
  passes(1);
  await refund(A, 2);

  expect([await stateOf(A), await unmatchedPayment()]).toEqual(['paid', []]);
});
