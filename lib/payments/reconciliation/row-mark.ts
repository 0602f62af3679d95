import { isPaymentId } from '../events/payment-event';
import type { ComparedRow } from './reconcile';

/**
 * What a compared row of a payment list is remembered by: its payment, what the list says of it and
 * what that is here, so that later lists with the same row know it too. A row without a payment's
 * id is known in its list only.
 */
export function rowMark(listId: string, { payment, kind }: ComparedRow): string {
  const { paymentId, status, line } = payment;
  const row = isPaymentId(paymentId) ? `payment ${paymentId} ${status}` : `line ${listId} ${line}`;
  return `${row} ${kind}`;
}
