import { stateOf } from '@/lib/orders/order';
import { isLive } from '@/lib/payments/links/open-payment';
import type { OrderDetails } from '@/lib/store/order-details';

/** What the page of an order has to say. Only the store decides that an order is paid. */
export type OrderView =
  | { kind: 'pay'; url: string; until: Date }
  | { kind: 'no_link'; reason: 'never_made' | 'run_out' }
  | { kind: 'checking'; url: string | null }
  | { kind: 'paid' }
  | { kind: 'refunded' };

/**
 * Chooses the view at the instant `now`. That a buyer `cameBack` from paying is a hint, or only the
 * word of an address bar: it turns an unpaid order into one whose payment is being checked.
 */
export function orderView({ order, link }: OrderDetails, cameBack: boolean, now: Date): OrderView {
  const state = stateOf(order, now);
  if (state === 'paid' || state === 'refunded') return { kind: state };
  const live = link && isLive(link, now) ? link : null;
  if (cameBack) return { kind: 'checking', url: live?.url ?? null };
  if (live) return { kind: 'pay', url: live.url, until: live.expiresAt };
  return { kind: 'no_link', reason: link ? 'run_out' : 'never_made' };
}
