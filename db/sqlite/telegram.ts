import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { telegramUpdates } from './schema';

/** Telegram repeats an update for a day at most. */
const KEPT_MS = 3 * 86_400_000;

type UpdateMethods = Pick<Store, 'keepUpdates' | 'dueUpdates' | 'completeUpdate'>;

/** The part of the store that keeps the bot's updates until they are handled. */
export function updateMethods(db: SqliteDb, group: GroupCommit): UpdateMethods {
  return {
    keepUpdates: (updates, at) =>
      group.write((db) => {
        const longAgo = new Date(at.getTime() - KEPT_MS);
        db.delete(telegramUpdates).where(lt(telegramUpdates.handledAt, longAgo)).run();
        for (const update of updates) {
          db.insert(telegramUpdates)
            .values({ ...update, receivedAt: at, nextTryAt: at, attempts: 0, unanswered: 0 })
            .onConflictDoNothing()
            .run();
        }
      }),
    dueUpdates: async (now, limit) =>
      db
        .select()
        .from(telegramUpdates)
        .where(and(isDue(now), firstOfChat(now)))
        .orderBy(asc(telegramUpdates.id))
        .limit(limit)
        .all()
        .map(({ id, body, chatId, attempts, unanswered }) => ({
          id,
          body: body ?? '',
          chatId,
          attempts,
          unanswered,
        })),
    completeUpdate: ({ id }, step) =>
      group.write((db) => {
        const values =
          step.kind === 'done'
            ? { handledAt: step.at, body: null, chatId: null }
            : {
                nextTryAt: step.nextTryAt,
                attempts: step.attempts,
                unanswered: step.unanswered,
                heldUntil: step.holdsChat ? step.nextTryAt : null,
              };
        db.update(telegramUpdates).set(values).where(eq(telegramUpdates.id, id)).run();
      }),
  };
}

function isDue(now: Date) {
  return and(isNull(telegramUpdates.handledAt), lte(telegramUpdates.nextTryAt, now));
}

/** Of each chat the oldest that is due, and none while one of them has to wait for all. */
function firstOfChat(now: Date) {
  const at = now.getTime();
  return sql`not exists (
    select 1 from ${telegramUpdates} as other
    where other.handled_at is null and other.chat_id = ${telegramUpdates.chatId}
      and (other.held_until > ${at} or other.next_try_at <= ${at} and other.id < ${telegramUpdates.id})
  )`;
}
