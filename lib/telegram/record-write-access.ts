import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

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
  await store.write([about.telegramUser(userId)], async (db) => {
    await db.telegramUsers.setMayWriteTo(userId, mayWrite, at);
    if (mayWrite) await db.outbox.requeueBlocked(userId, at);
  });
}
