import { expect, it } from 'vitest';
import { anOrder } from '../orders/fixtures/an-order';
import type { PaymentEventOutcome } from './events/outcomes';
import { aPaymentEventOf, BY_MAIL, RECEIVED_AT } from './fixtures/a-payment-event';
import { resolve, type UnmatchedSnapshot } from './resolve';

const NOW = new Date('2026-11-25T10:00:00.000Z');
const ORDER = anOrder();

const known = (
  outcome: PaymentEventOutcome,
  changes: Partial<UnmatchedSnapshot> = {},
): UnmatchedSnapshot => ({
  paymentEvent: aPaymentEventOf(ORDER, 'paid', '7'),
  outcome,
  receivedAt: RECEIVED_AT,
  named: ORDER,
  order: ORDER,
  facts: [],
  isCounted: false,
  ...changes,
});
const NOTHING = { kind: 'resolved', facts: [], change: null, requeued: [] };

it('money that never counted goes back without a fact', () => {
  expect(resolve('returned', known('other_amount'), BY_MAIL, NOW)).toEqual(NOTHING);
});

it.each(['second_payment', 'payment_after_refund'] as const)(
  'a %s that goes back is a refund from now on',
  (outcome) => {
    const paid = { kind: 'paid', paymentId: '7', at: RECEIVED_AT } as const;

    const counted = { order: { ...ORDER, paidAt: RECEIVED_AT }, facts: [paid] };

    expect(resolve('returned', known(outcome, counted), BY_MAIL, NOW)).toEqual({
      kind: 'resolved',
      facts: [{ kind: 'refunded', paymentId: '7', at: NOW }],
      change: { paymentState: { paidAt: RECEIVED_AT, refundedAt: NOW }, earned: null },
      requeued: [],
    });
  },
);

it('a second payment of an order that is erased meanwhile goes back without a fact', () => {
  const erased = known('second_payment', { named: null, order: null });

  expect(resolve('returned', erased, BY_MAIL, NOW)).toEqual(NOTHING);
});

it('what is dismissed changes nothing', () => {
  expect(resolve('dismissed', known('unknown_status'), BY_MAIL, NOW)).toEqual(NOTHING);
});

it('money that came for an order made to try the set-up pays nothing', () => {
  const ofTest = { ...ORDER, isTest: true };
  const delivered = known('other_amount', { named: ofTest, order: ofTest });
  const attached = known('unknown_order', { named: null, order: ofTest });

  expect(resolve('delivered', delivered, BY_MAIL, NOW)).toEqual({
    kind: 'refused',
    refusal: 'closed',
  });
  expect(resolve('attached', attached, BY_MAIL, NOW)).toEqual({
    kind: 'refused',
    refusal: 'no_such_order',
  });
});

it('what is attached is a payment from when its payment event came', () => {
  expect(resolve('attached', known('unknown_order', { named: null }), BY_MAIL, NOW)).toMatchObject({
    kind: 'resolved',
    facts: [{ kind: 'paid', paymentId: '7', at: RECEIVED_AT }],
    change: { paymentState: { paidAt: RECEIVED_AT, refundedAt: null } },
  });
});
