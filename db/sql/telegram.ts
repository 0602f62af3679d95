import { aliasedTable, and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import type { Engine } from './engine';
import type { Tables } from './schema';

/** Telegram repeats an update for a day at most. */
const KEPT_MS = 3 * 86_400_000;

type UpdateMethods = Pick<Store, 'keepUpdates' | 'dueUpdates' | 'completeUpdate'>;

/** The part of the store that keeps the bot's updates until they are handled. */
export function updateMethods({ read, write }: Engine): UpdateMethods {
  return {
    keepUpdates: (updates, at) =>
      write([about.telegramUpdates], async ({ db, tables: { telegramUpdates } }) => {
        const longAgo = new Date(at.getTime() - KEPT_MS);
        await db.delete(telegramUpdates).where(lt(telegramUpdates.handledAt, longAgo));
        for (const update of updates) {
          await db
            .insert(telegramUpdates)
            .values({ ...update, receivedAt: at, nextTryAt: at, attempts: 0, unanswered: 0 })
            .onConflictDoNothing();
        }
      }),
    dueUpdates: (now, limit) =>
      read(async ({ db, tables }) => {
        const { telegramUpdates } = tables;
        const rows = await db
          .select()
          .from(telegramUpdates)
          .where(and(isDue(tables, now), isFirstOfChat(tables, now)))
          .orderBy(asc(telegramUpdates.id))
          .limit(limit);
        return rows.map(({ id, body, chatId, attempts, unanswered }) => ({
          id,
          body: body ?? '',
          chatId,
          attempts,
          unanswered,
        }));
      }),
    completeUpdate: ({ id }, step) =>
      write([about.telegramUpdates], async ({ db, tables: { telegramUpdates } }) => {
        const values =
          step.kind === 'done'
            ? { handledAt: step.at, body: null, chatId: null }
            : {
                nextTryAt: step.nextTryAt,
                attempts: step.attempts,
                unanswered: step.unanswered,
                heldUntil: step.holdsChat ? step.nextTryAt : null,
              };
        await db.update(telegramUpdates).set(values).where(eq(telegramUpdates.id, id));
      }),
  };
}

function isDue({ telegramUpdates }: Tables, now: Date) {
  return and(isNull(telegramUpdates.handledAt), lte(telegramUpdates.nextTryAt, now));
}

/** Of each chat the oldest that is due, and none while one of them has to wait for all. */
function isFirstOfChat({ telegramUpdates }: Tables, now: Date) {
  const other = aliasedTable(telegramUpdates, 'other');
  const goesFirst = or(
    gt(other.heldUntil, now),
    and(lte(other.nextTryAt, now), lt(other.id, telegramUpdates.id)),
  );
  return sql`not exists (
    select 1 from ${telegramUpdates} as other
    where ${other.handledAt} is null and ${other.chatId} = ${telegramUpdates.chatId}
      and ${goesFirst}
  )`;
}
