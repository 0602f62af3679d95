import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { drawShareToken } from './access';
import { stateOf } from './order';
import type { Share } from './share';

export type SharedReading = { kind: 'shared'; share: Share } | { kind: 'not_paid' };

/**
 * Opens a share page of a paid order. An order has one at a time: asking again for the same
 * content answers the one there is, other content takes its place under a new token.
 */
export async function shareReading(
  { store, clock }: { store: Store; clock: Clock },
  { order, reading }: OrderDetails,
  withTable: boolean,
): Promise<SharedReading> {
  if (stateOf(order, clock()) !== 'paid' || !reading) return { kind: 'not_paid' };
  const wanted = { token: drawShareToken(), withTable, createdAt: clock() };
  return { kind: 'shared', share: await store.share(order, wanted) };
}
