import { formatAmount } from '../money';
import type { OrderNumber } from './number';
import { type Currency, type Order, type OrderState, stateOf } from './order';

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
