import { formatOrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import { withBreakingSpaces } from './with-breaking-spaces';

/** «№ 7002 447 741», on one line; where letters are very large it breaks between its groups only. */
export function OrderNumber({ number }: { number: Order['number'] }) {
  const text = `№\u00a0${formatOrderNumber(number)}`;
  return <span className="order-number">{withBreakingSpaces(text)}</span>;
}
