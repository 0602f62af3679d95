import { expect, it } from 'vitest';
import { UNMATCHED_OUTCOMES } from './events/outcomes';
import { aPaymentEvent } from './fixtures/a-payment-event';
import { canProcessAgain, resolutions } from './resolutions';

const UNPAID = { paidAt: null, refundedAt: null, isTest: false };
const PAID = { ...UNPAID, paidAt: new Date() };

it.each([
  ['unknown_order', ['attached', 'returned', 'dismissed']],
  ['seal_invalid', ['attached', 'returned', 'dismissed']],
  ['seal_version', ['attached', 'returned', 'dismissed']],
  ['seal_mismatch', ['attached', 'returned', 'dismissed']],
  ['other_amount', ['delivered', 'attached', 'returned', 'dismissed']],
  ['other_currency', ['delivered', 'attached', 'returned', 'dismissed']],
  ['second_payment', ['returned', 'dismissed']],
  ['payment_after_refund', ['delivered', 'returned', 'dismissed']],
  ['payment_of_other_order', ['returned', 'dismissed']],
  ['other_content', ['returned', 'dismissed']],
  ['unknown_status', ['attached', 'returned', 'dismissed']],
  ['demo', ['dismissed']],
  ['pending', []],
  ['recovered', []],
] as const)('a payment that is %s can be %j', (outcome, ways) => {
  expect(resolutions({ paymentEvent: aPaymentEvent(), outcome, order: UNPAID })).toEqual(ways);
});

it.each(UNMATCHED_OUTCOMES)('test money is never given anything for: %s', (outcome) => {
  const ways = resolutions({ paymentEvent: aPaymentEvent({ demo: true }), outcome, order: UNPAID });

  expect(ways.filter((way) => way !== 'dismissed')).toEqual([]);
});

it.each([PAID, { ...UNPAID, refundedAt: new Date() }, { ...UNPAID, isTest: true }, null])(
  'nothing is delivered for an order that is resolved, is a trial or is not there: %j',
  (order) => {
    expect(
      resolutions({ paymentEvent: aPaymentEvent(), outcome: 'other_amount', order }),
    ).not.toContain('delivered');
  },
);

it.each(['unknown', 'refunded'] as const)('%s money is delivered nothing for', (status) => {
  const ways = resolutions({
    paymentEvent: aPaymentEvent({ status }),
    outcome: 'other_amount',
    order: UNPAID,
  });

  expect(ways).not.toContain('delivered');
});

it.each(['paid', 'refunded', 'cancelled', 'denied', 'duplicate'] as const)(
  'the payment state as %s is no unmatched money at all',
  (outcome) => {
    expect(resolutions({ paymentEvent: aPaymentEvent(), outcome, order: UNPAID })).toEqual([]);
  },
);

it.each(['cancelled', 'denied', 'refunded'] as const)('%s is no payment to attach', (status) => {
  const paymentEvent = aPaymentEvent({ status });

  expect(resolutions({ paymentEvent, outcome: 'other_amount', order: UNPAID })).toEqual([
    'dismissed',
  ]);
  expect(resolutions({ paymentEvent, outcome: 'unknown_order', order: null })).toEqual([
    'dismissed',
  ]);
});

it.each([
  ['a payment that waits', {}, true],
  ['one that pays its order', { outcome: 'paid' }, false],
  ['test money', { demo: true }, false],
  ['what the seller has resolved', { resolution: 'dismissed' }, false],
] as const)('%s may be processed again: %j', (_what, changes, may) => {
  const paymentEvent = { outcome: 'pending', demo: false, resolution: null, ...changes } as const;

  expect(canProcessAgain(paymentEvent)).toBe(may);
});
