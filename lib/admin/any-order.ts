import type { OrderFilter } from '@/lib/store/order-list';

/** Every order; what asks for some of them is spread over it. */
export const ANY_ORDER: OrderFilter = {
  phrases: null,
  state: null,
  source: null,
  matter: null,
  from: null,
  to: null,
};
