import type { Action } from '../audit';
import { outcomeNamed, type PaymentEventOutcome } from './events/outcomes';
import type { PaymentEvent } from './events/payment-event';

/**
 * How the seller resolved money that did not fit: `attached` to an order that it pays, `delivered`
 * for the order it names in spite of the mismatch, `returned` to the buyer, or `dismissed`.
 */
export type Resolution = 'attached' | 'delivered' | 'returned' | 'dismissed';

/** How the seller resolved unmatched money, in a word. */
export const RESOLUTION_NAMES: Record<Resolution, string> = {
  attached: 'отнесена к заказу',
  delivered: 'разбор отдан',
  returned: 'деньги возвращены',
  dismissed: 'закрыта без действия',
};

/** What the audit log calls each of them. */
export const ACTION_OF_RESOLUTION: Record<Resolution, Action> = {
  attached: 'money_attached',
  delivered: 'money_delivered',
  returned: 'money_returned',
  dismissed: 'money_dismissed',
};

/** Whether a word that came with a form is one of them. */
export function isResolution(word: string): word is Resolution {
  return Object.hasOwn(ACTION_OF_RESOLUTION, word);
}

/** What decides how unmatched money may be resolved by the seller. */
export type UnmatchedPayment = {
  paymentEvent: Pick<PaymentEvent, 'status' | 'demo'>;
  outcome: PaymentEventOutcome;
  /** The order that the payment event names. */
  order: { paidAt: Date | null; refundedAt: Date | null; isTest: boolean } | null;
};

/**
 * The resolutions that are open for a payment event. Test money only leaves the list: nothing is ever
 * given for it. A second payment counts for its order already, so it can only go back; for one that
 * came after a refund the reading may be given as well. What waits to be tried again by itself is
 * not for the seller to resolve.
 */
export function resolutions({
  paymentEvent,
  outcome,
  order,
}: UnmatchedPayment): readonly Resolution[] {
  if (paymentEvent.demo) return ['dismissed'];
  switch (outcome) {
    case 'unknown_order':
    case 'seal_invalid':
    case 'seal_version':
    case 'seal_mismatch':
    case 'erased_order':
    case 'unknown_status':
      return mayBePayment(paymentEvent) ? ['attached', 'returned', 'dismissed'] : ['dismissed'];
    case 'other_amount':
    case 'other_currency': {
      if (!mayBePayment(paymentEvent)) return ['dismissed'];
      const isUnpaid = order !== null && !order.isTest && !order.paidAt && !order.refundedAt;
      const deliver: Resolution[] = isUnpaid && paymentEvent.status === 'paid' ? ['delivered'] : [];
      return [...deliver, 'attached', 'returned', 'dismissed'];
    }
    case 'payment_after_refund':
      return order ? ['delivered', 'returned', 'dismissed'] : ['returned', 'dismissed'];
    case 'second_payment':
    case 'payment_of_other_order':
    case 'other_content':
      return ['returned', 'dismissed'];
    case 'demo':
      return ['dismissed'];
    case 'test_event':
    case 'pending':
    case 'paid':
    case 'recovered':
    case 'refunded':
    case 'cancelled':
    case 'denied':
    case 'duplicate':
      return [];
    default:
      return outcome satisfies never;
  }
}

/** What became of a kept payment event. */
type KeptOutcome = { outcome: PaymentEventOutcome; demo: boolean; resolution: Resolution | null };

/**
 * Whether applying a kept payment event again could have an effect that it has not had yet. Test
 * money never has one, and what the seller has resolved stays as they did it.
 */
export function canProcessAgain({ outcome, demo, resolution }: KeptOutcome): boolean {
  return outcomeNamed(outcome).mayApplyAgain === true && !demo && resolution === null;
}

/** A word that we do not know may still tell of money; a refusal by the bank never does. */
function mayBePayment({ status }: Pick<PaymentEvent, 'status'>): boolean {
  return status === 'paid' || status === 'unknown';
}
