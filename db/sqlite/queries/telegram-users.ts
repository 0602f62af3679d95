import { eq } from 'drizzle-orm';
import type { TelegramUserQueries } from '@/lib/store/queries/telegram-users';
import type { SqliteDb } from '../open';
import { telegramUsers } from '../schema';

export function telegramUserQueries(db: SqliteDb): TelegramUserQueries {
  const is = (userId: number) => eq(telegramUsers.id, userId);
  return {
    mayWriteTo: async (userId) =>
      db.select().from(telegramUsers).where(is(userId)).get()?.writable ?? null,
    setMayWriteTo: async (id, writable, changedAt) => {
      const set = { writable, changedAt };
      db.insert(telegramUsers)
        .values({ id, ...set })
        .onConflictDoUpdate({ target: telegramUsers.id, set })
        .run();
    },
    delete: async (userId) => {
      db.delete(telegramUsers).where(is(userId)).run();
    },
  };
}
