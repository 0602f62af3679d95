import type { OrderDetails } from '@/lib/store/order-details';
import type { Reading } from '../chakras/reading';
import { formatAmount } from '../money';
import type { OrderNumber } from './number';
import { type Currency, type Order, type OrderState, stateOf } from './order';

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

/** An order as its own buyer sees it in the Mini App: how it stands and where its pages are. */
export type OwnOrder = {
  id: string;
  /** Whose map it is, where the buyer has said so. */
  name: string | null;
  orderNumber: OrderNumber;
  /** As on the wire: `990.00`. */
  amount: string;
  currency: Currency;
  state: OrderState;
  createdAt: string;
  path: string;
  readingPath: string | null;
};

/** The item of `GET /api/telegram/orders`; there is a way to the reading only while it is paid. */
export function ownOrder(order: Order, now: Date): OwnOrder {
  const state = stateOf(order, now);
  return {
    id: order.id,
    name: order.contacts.name,
    orderNumber: order.number,
    amount: formatAmount(order.amount),
    currency: order.currency,
    state,
    createdAt: order.createdAt.toISOString(),
    path: `/order/${order.token}`,
    readingPath: state === 'paid' ? `/reading/${order.token}` : null,
  };
}
