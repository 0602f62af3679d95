import { orderFileOf } from '@/lib/store/order-file';
import type { Store } from '@/lib/store/store';
import type { UnitOfWork } from '@/lib/store/unit-of-work';

/** The part of the store that finds orders with what belongs to them. */
export function orderFileMethods({
  read,
}: UnitOfWork): Pick<Store, 'findOrder' | 'findOrderByNumber'> {
  return {
    findOrder: (token) =>
      read(async (db) => {
        const order = await db.orders.byToken(token);
        return order && orderFileOf(db, order);
      }),
    findOrderByNumber: (number) =>
      read(async (db) => {
        const order = await db.orders.byNumber(number);
        return order && orderFileOf(db, order);
      }),
  };
}
