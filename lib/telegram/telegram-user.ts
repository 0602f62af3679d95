import type { Order } from '../orders/order';
import type { OutboxMessage } from '../outbox/outbox-message';
import { about } from '../store/about';
import type { Db } from '../store/db';
import { type OrderDetails, orderDetailsOf } from '../store/order-details';
import type { UnitOfWork } from '../store/unit-of-work';

/** Returns the orders of a Telegram user, newest first. */
export async function ordersOfUser(
  { read }: UnitOfWork,
  userId: number,
  limit: number,
): Promise<OrderDetails[]> {
  return read(async (db) => {
    const orders = [];
    for (const order of await db.orders.ofTelegramUser(userId, limit)) {
      orders.push(await orderDetailsOf(db, order));
    }
    return orders;
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

/**
 * Records whether the bot may write to a user. When it may at last, what could not be delivered to
 * their chat before becomes due again.
 */
export async function recordWriteAccess(
  store: UnitOfWork,
  userId: number,
  mayWrite: boolean,
  at: Date,
): Promise<void> {
  const known = await store.read((db) => db.telegramUsers.mayWriteTo(userId));
  if (known === mayWrite) return;
  await store.write([about.telegramUser(userId)], (db) => putAccess(db, userId, mayWrite, at));
}

/** A launch that says the bot may write is trusted where nothing is known yet. */
export async function recordLaunchAccess(
  store: UnitOfWork,
  userId: number,
  at: Date,
): Promise<void> {
  const isUnknown = async (db: Db) => (await db.telegramUsers.mayWriteTo(userId)) === null;
  if (!(await store.read(isUnknown))) return;
  await store.write([about.telegramUser(userId)], async (db) => {
    // Anything may have been noted since.
    if (await isUnknown(db)) await putAccess(db, userId, true, at);
  });
}

async function putAccess(db: Db, userId: number, mayWrite: boolean, at: Date): Promise<void> {
  await db.telegramUsers.setMayWriteTo(userId, mayWrite, at);
  if (mayWrite) await db.outbox.requeueBlocked(userId, at);
}

/**
 * Forgets a Telegram user: their orders belong to no chat any more and nothing more is sent there.
 * That they asked for it is written into the audit log of each of those orders, and `messages`
 * once, because of the newest. Returns the orders, newest first.
 */
export async function forgetUser(
  store: UnitOfWork,
  userId: number,
  messages: readonly OutboxMessage[],
  at: Date,
): Promise<Order[]> {
  // No other order can become the user's while this is at work: saving one is about the user too.
  const known = await store.read((db) => db.orders.ofTelegramUser(userId));
  const topics = [about.telegramUser(userId), ...known.map(({ number }) => about.order(number))];
  return store.erase(topics, async (db) => {
    const orders = await db.orders.ofTelegramUser(userId);
    for (const { id: orderId } of orders) {
      await db.audit.insert({ at, actor: 'buyer', action: 'erasure_asked', orderId });
    }
    const [newest] = orders;
    if (newest) await db.outbox.enqueue({ orderId: newest.id }, messages, at);
    await db.orders.detachTelegramUser(userId);
    await db.outbox.deleteOfChat(userId);
    await db.telegramUsers.delete(userId);
    return orders;
  });
}
