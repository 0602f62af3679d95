import type { OrderNumber } from '../orders/number';
import type { Db } from '../store/db';

/**
 * Whether a text is an id by which Prodamus tells its payments apart: digits (documentation,
 * "Webhook", `order_id`). Payment events that are none of a payment carry `0`, rows of lists
 * nothing.
 */
export function isPaymentId(text: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(text);
}

/**
 * Returns the order but this one that a payment is known for, by a fact or by what a payment event
 * named; null = none. Payments without an id of their own cannot be told apart.
 */
export async function otherOrderOf(
  db: Db,
  paymentId: string,
  orderId: string,
): Promise<OrderNumber | null> {
  if (!isPaymentId(paymentId)) return null;
  const paid = await db.facts.otherOrderPaidBy(paymentId, orderId);
  return paid ?? db.paymentEvents.otherOrderNamedFor(paymentId, orderId);
}
