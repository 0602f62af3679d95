import type { Order } from '@/lib/orders/order';
import type { OrderDetails } from './order-details';

/** What the pages of one order read and note. */
export type OrderActions = {
  /** An order with what belongs to it, by the store's own key. */
  orderDetails(id: string): Promise<OrderDetails | null>;
  /**
   * Keeps that the buyer has opened the page of the order, or the reading; the first time counts,
   * and later ones cost one look.
   */
  noteSeen(order: Order, page: 'order' | 'reading', at: Date): Promise<void>;
};
