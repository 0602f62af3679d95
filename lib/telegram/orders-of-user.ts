import type { Order } from '../orders/order';
import { type OrderDetails, orderDetailsOf } from '../store/order-details';
import type { UnitOfWork } from '../store/unit-of-work';

/** Returns the orders of a Telegram user, newest first. */
export async function ordersOfUser(
  { read }: UnitOfWork,
  userId: number,
  limit: number,
): Promise<OrderDetails[]> {
  return read(async (db) => {
    const files = [];
    for (const order of await db.orders.ofTelegramUser(userId, limit)) {
      files.push(await orderDetailsOf(db, order));
    }
    return files;
  });
}

/** Returns one order, by the store's own key, if it is that Telegram user's. */
export async function orderOfUser(
  { read }: UnitOfWork,
  userId: number,
  orderId: string,
): Promise<Order | null> {
  const order = await read((db) => db.orders.byId(orderId));
  return order?.telegramUserId === userId ? order : null;
}
