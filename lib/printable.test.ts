import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paymentEventReason } from './admin/payment-event-reason';
import { unmatchedPaymentNews } from './messages/seller-messages';
import { aPaymentEvent } from './payments/fixtures/a-payment-event';
import { printable } from './printable';

/** A number that reads backwards, a line of its own, a command to a terminal. */
const HOSTILE = '\u3164\u2800\u202e7897654321\u2066\u2028\u2029\u200b\u001b[2J\u009b1m';
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}\u2800\u3164]/u;

it('leaves no sign that commands a terminal, turns the writing or cannot be seen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(UNSEEN);
    }),
  );
  expect(printable('\u202e78\u001b[2J')).toBe('\uFFFD78\uFFFD[2J');
  expect(printable('1\u3164\u2800\ufe0f\u115f2')).toBe(`1${'\uFFFD'.repeat(4)}2`);
  expect(printable('Анна № 12 — 990 ₽ 🙂')).toBe('Анна № 12 — 990 ₽ 🙂');
});

it('what a payment event says reaches the seller so, in a message and in the admin', () => {
  const paymentEvent = aPaymentEvent({
    orderNumber: HOSTILE,
    paymentId: HOSTILE,
    statusText: HOSTILE,
    amountText: HOSTILE,
    amount: null,
    currency: HOSTILE,
  });
  const kept = { paymentEvent, outcome: 'unknown_order' } as Parameters<
    typeof unmatchedPaymentNews
  >[0];
  expect(unmatchedPaymentNews(kept, null).lines.join('')).not.toMatch(UNSEEN);
  for (const outcome of ['unknown_order', 'unknown_status', 'other_currency'] as const) {
    expect(paymentEventReason({ ...paymentEvent, outcome, order: null })).not.toMatch(UNSEEN);
  }
});
