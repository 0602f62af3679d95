import { type OrderState, STATE_NAMES } from '@/lib/orders/order';

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
