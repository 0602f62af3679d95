/**
 * Whether a text is an id by which Prodamus tells its payments apart: digits (documentation,
 * "Webhook", `order_id`). Payment events that are none of a payment carry `0`, rows of lists
 * nothing.
 */
export function isPaymentId(text: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(text);
}
