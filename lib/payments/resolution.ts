/**
 * How the seller settled money that did not fit: `attached` to an order that it pays, `delivered`
 * for the order it names in spite of the mismatch, `returned` to the buyer, or `dismissed`.
 */
export type Resolution = 'attached' | 'delivered' | 'returned' | 'dismissed';
