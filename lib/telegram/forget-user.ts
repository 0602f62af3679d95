import type { Order } from '../orders/order';
import type { OutboxMessage } from '../outbox/outbox-message';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

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
