import { and, asc, desc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { CHAT_KINDS } from '@/lib/outbox/outbox-message';
import { orderDetailsOf } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import { writeAuditLine } from './admin/audit-log';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import { queriesOf } from './queries/queries';
import { orders, outboxMessages, telegramUpdates, telegramUsers } from './schema';

type TelegramMethods = Pick<
  Store,
  | 'ordersOfTelegramUser'
  | 'orderOfTelegramUser'
  | 'mayWriteTo'
  | 'noteMayWriteTo'
  | 'forgetTelegramUser'
>;
/** Telegram repeats an update for a day at most. */
const KEPT_MS = 3 * 86_400_000;

type UpdateMethods = Pick<Store, 'keepUpdates' | 'dueUpdates' | 'completeUpdate'>;

/** The part of the store that knows Telegram users and whose the orders are. */
export function telegramMethods(
  { read }: UnitOfWork,
  db: SqliteDb,
  group: GroupCommit,
): TelegramMethods {
  const newestOf = (db: SqliteDb, userId: number) =>
    db
      .select()
      .from(orders)
      .where(and(eq(orders.telegramUserId, userId), isNull(orders.erasedAt)))
      .orderBy(desc(orders.createdAt), desc(orders.id));
  const mayWriteTo = (userId: number) =>
    db.select().from(telegramUsers).where(eq(telegramUsers.id, userId)).get()?.writable ?? null;
  return {
    ordersOfTelegramUser: (userId, limit) =>
      read(async (queries) => {
        const files = [];
        for (const order of await queries.orders.ofTelegramUser(userId, limit)) {
          files.push(await orderDetailsOf(queries, order));
        }
        return files;
      }),
    orderOfTelegramUser: async (userId, orderId) => {
      const order = await read((queries) => queries.orders.byId(orderId));
      return order?.telegramUserId === userId ? order : null;
    },
    mayWriteTo: async (userId) => mayWriteTo(userId),
    noteMayWriteTo: async (userId, writable, at) => {
      if (mayWriteTo(userId) === writable) return;
      await group.write((db) => {
        noteWritable(db, userId, writable, at);
        if (writable) reviveBlocked(db, userId, at);
      });
    },
    forgetTelegramUser: (userId, messages, at) =>
      group.erase(async (db) => {
        const known = newestOf(db, userId).all().map(orderFromRow);
        for (const { id: orderId } of known) {
          writeAuditLine(db, { at, actor: 'buyer', action: 'erasure_asked', orderId });
        }
        const [newest] = known;
        if (newest) await queriesOf(db).outbox.enqueue({ orderId: newest.id }, messages, at);
        db.update(orders)
          .set({ telegramUserId: null })
          .where(eq(orders.telegramUserId, userId))
          .run();
        db.delete(outboxMessages)
          .where(
            and(
              eq(outboxMessages.recipient, userId),
              inArray(outboxMessages.kind, [...CHAT_KINDS]),
            ),
          )
          .run();
        db.delete(telegramUsers).where(eq(telegramUsers.id, userId)).run();
        return known;
      }),
  };
}

/** Keeps whether the bot may write to a user, inside a transaction that is already open. */
export function noteWritable(db: SqliteDb, id: number, writable: boolean, at: Date): void {
  const known = { writable, changedAt: at };
  db.insert(telegramUsers)
    .values({ id, ...known })
    .onConflictDoUpdate({ target: telegramUsers.id, set: known })
    .run();
}

function reviveBlocked(db: SqliteDb, recipient: number, at: Date): void {
  db.update(outboxMessages)
    .set({ outcome: null, reason: null, attempts: 0, nextTryAt: at })
    .where(and(eq(outboxMessages.recipient, recipient), eq(outboxMessages.outcome, 'blocked')))
    .run();
}

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
