import { orderDetailsOf } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { UnitOfWork } from '@/lib/store/unit-of-work';

/** The part of the store that finds orders with what belongs to them. */
export function orderDetailsMethods({
  read,
}: UnitOfWork): Pick<Store, 'findOrder' | 'findOrderByNumber'> {
  return {
    findOrder: (token) =>
      read(async (db) => {
        const order = await db.orders.byToken(token);
        return order && orderDetailsOf(db, order);
      }),
    findOrderByNumber: (number) =>
      read(async (db) => {
        const order = await db.orders.byNumber(number);
        return order && orderDetailsOf(db, order);
      }),
  };
}
