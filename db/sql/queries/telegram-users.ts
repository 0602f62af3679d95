import { eq } from 'drizzle-orm';
import type { TelegramUserQueries } from '@/lib/store/queries/telegram-users';
import type { Connection } from '../connection';
import { first } from '../first';

export function telegramUserQueries({
  db,
  tables: { telegramUsers },
}: Connection): TelegramUserQueries {
  const is = (userId: number) => eq(telegramUsers.id, userId);
  return {
    mayWriteTo: async (userId) =>
      (await first(db.select().from(telegramUsers).where(is(userId))))?.writable ?? null,
    setMayWriteTo: async (id, writable, changedAt) => {
      const set = { writable, changedAt };
      await db
        .insert(telegramUsers)
        .values({ id, ...set })
        .onConflictDoUpdate({ target: telegramUsers.id, set });
    },
    delete: async (userId) => {
      await db.delete(telegramUsers).where(is(userId));
    },
  };
}
