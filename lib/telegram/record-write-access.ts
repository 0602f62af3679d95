import { about } from '../store/about';
import type { Db } from '../store/db';
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
  await store.write([about.telegramUser(userId)], (db) => put(db, userId, mayWrite, at));
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
    if (await isUnknown(db)) await put(db, userId, true, at);
  });
}

async function put(db: Db, userId: number, mayWrite: boolean, at: Date): Promise<void> {
  await db.telegramUsers.setMayWriteTo(userId, mayWrite, at);
  if (mayWrite) await db.outbox.requeueBlocked(userId, at);
}
