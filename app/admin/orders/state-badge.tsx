import type { OrderState } from '@/lib/orders/order';
import { STATE_NAMES } from '@/lib/orders/state-names';

const TONES: Record<OrderState, string> = {
  awaiting_payment: 'wait',
  paid: 'good',
  refunded: 'bad',
  expired: 'plain',
};

/** How an order stands, in a word. */
export function StateBadge({ state }: { state: OrderState }) {
  return (
    <span className="admin-badge" data-tone={TONES[state]}>
      {STATE_NAMES[state]}
    </span>
  );
}
