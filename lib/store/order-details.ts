import type { Reading } from '@/lib/chakras/reading';
import type { Order } from '@/lib/orders/order';
import type { PaymentLink } from '@/lib/payments/links/gateway';
import type { Db } from './db';

/** An order with what belongs to it, as one consistent look at the database. */
export type OrderDetails = { order: Order; link: PaymentLink | null; reading: Reading | null };

/** Loads an order with what belongs to it; null when there is none or it is erased. */
export async function loadOrderDetails(db: Db, orderId: string): Promise<OrderDetails | null> {
  const order = await db.orders.byId(orderId);
  return order && orderDetailsOf(db, order);
}

/** Loads what belongs to an order. */
export async function orderDetailsOf(db: Db, order: Order): Promise<OrderDetails> {
  return {
    order,
    link: await db.links.newestOf(order.id),
    reading: order.paidAt ? await db.readings.ofOrder(order.id) : null,
  };
}
