import type { StoredFact } from '../store/queries/facts';
import type { PaymentEvent } from './events/payment-event';

/**
 * Whether one of these payment events of an order tells that it was paid, with real money, by this
 * payment.
 */
export function isNamedBy(
  paymentEvents: readonly Pick<PaymentEvent, 'paymentId' | 'status' | 'demo'>[],
  paymentId: string,
): boolean {
  return paymentEvents.some(
    (paymentEvent) =>
      paymentEvent.paymentId === paymentId && paymentEvent.status === 'paid' && !paymentEvent.demo,
  );
}

/** Marks by hand that may still be wrong; one that a payment event tells of as well is right. */
export function correctableMarks<Fact extends StoredFact>(
  facts: readonly Fact[],
  isNamed: (paymentId: string) => boolean,
): Fact[] {
  const refunded = facts.flatMap(({ kind, paymentId }) => (kind === 'refunded' ? paymentId : []));
  return facts.filter(({ kind, paymentId, paymentEventId }) => {
    if (kind === 'disputed') return true;
    const isByHand = kind === 'paid' && paymentEventId === null;
    return isByHand && !refunded.includes(paymentId) && !isNamed(paymentId);
  });
}
