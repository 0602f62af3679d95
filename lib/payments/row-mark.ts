import type { ListedPayment } from './listed-payment';

/**
 * What a row of a payment list is remembered by: its payment and what the list says of it, so that
 * later lists with the same row know it too. A row without a payment's id is known in its list only.
 */
export function rowMark(
  listId: string,
  { paymentId, status, line }: Pick<ListedPayment, 'paymentId' | 'status' | 'line'>,
): string {
  return paymentId ? `payment ${paymentId} ${status}` : `line ${listId} ${line}`;
}
