import type { Action } from '../audit';

/**
 * How the seller resolved money that did not fit: `attached` to an order that it pays, `delivered`
 * for the order it names in spite of the mismatch, `returned` to the buyer, or `dismissed`.
 */
export type Resolution = 'attached' | 'delivered' | 'returned' | 'dismissed';

/** What the audit log calls each of them. */
export const ACTION_OF_RESOLUTION: Record<Resolution, Action> = {
  attached: 'money_attached',
  delivered: 'money_delivered',
  returned: 'money_returned',
  dismissed: 'money_dismissed',
};

export function isResolution(word: string): word is Resolution {
  return Object.hasOwn(ACTION_OF_RESOLUTION, word);
}
