import type { OrderDetails } from '@/lib/store/order-details';
import type { Reading } from '../chakras/reading';
import { formatAmount } from '../money';
import { type OrderState, stateOf } from './order';

/** An order as the API shows it to anyone who has its token. Nulls stand for what is not there. */
export type OrderAnswer = {
  orderNumber: string;
  amount: string;
  currency: string;
  state: OrderState;
  paidAt: string | null;
  readingUrl: string | null;
  reading: Reading | null;
};

/** The answer of `GET /api/orders/{token}`; the reading is in it only while the order is paid. */
export function orderAnswer(
  { order, reading }: OrderDetails,
  readingUrl: (token: string) => string,
  now: Date,
): OrderAnswer {
  const state = stateOf(order, now);
  return {
    orderNumber: order.number,
    amount: formatAmount(order.amount),
    currency: order.currency,
    state,
    paidAt: order.paidAt?.toISOString() ?? null,
    readingUrl: state === 'paid' ? readingUrl(order.token) : null,
    reading: state === 'paid' ? reading : null,
  };
}
