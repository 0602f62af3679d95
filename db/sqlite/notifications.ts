import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { NotificationStep } from '@/lib/notifications/lease';
import type { OrderFile, Owed, Store } from '../store';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { notifications } from './schema';

/** Writes down what is owed, inside a transaction that is already open; each kind at most once. */
export type Owe = (orderId: string, owed: Owed, at: Date) => void;

type NotificationMethods = Pick<Store, 'leaseNotification' | 'settleNotification'> & { owe: Owe };

/** The part of the store that keeps the outbox. */
export function notificationMethods(
  db: SqliteDb,
  group: GroupCommit,
  fileOf: (orderId: string) => OrderFile | null,
): NotificationMethods {
  const { statements, keyed } = outboxStatements(db);
  return {
    owe: (orderId, owed, at) => {
      for (const kind of owed) statements.owe.run({ orderId, kind, at });
    },
    leaseNotification: (now, leasedUntil) =>
      group.write(() => {
        const row = statements.due.get({ now: now.getTime() });
        const file = row && fileOf(row.orderId);
        if (!row || !file) return null;
        const { kind, unanswered, orderId } = row;
        const attempts = row.attempts + 1;
        db.update(notifications).set({ attempts, leasedUntil }).where(keyed(orderId, kind)).run();
        return { file, kind, attempts, unanswered, leasedUntil };
      }),
    settleNotification: ({ file, kind, leasedUntil }, step) =>
      group.write(() => {
        const isMine = eq(notifications.leasedUntil, leasedUntil);
        db.update(notifications)
          .set({ ...valuesOf(step), leasedUntil: null })
          .where(and(keyed(file.order.id, kind), isMine))
          .run();
      }),
  };
}

function valuesOf(step: NotificationStep) {
  const { reason } = step;
  if (step.kind === 'done') return { outcome: step.outcome, reason };
  return { nextTryAt: step.nextTryAt, unanswered: step.unanswered, reason };
}

function outboxStatements(db: SqliteDb) {
  const value = sql.placeholder;
  const keyed = (orderId: string, kind: (typeof notifications.$inferSelect)['kind']) =>
    and(eq(notifications.orderId, orderId), eq(notifications.kind, kind));
  const isFree = or(
    isNull(notifications.leasedUntil),
    lte(notifications.leasedUntil, sql`${value('now')}`),
  );
  const statements = {
    owe: db
      .insert(notifications)
      .values({
        orderId: value('orderId'),
        kind: value('kind'),
        createdAt: value('at'),
        nextTryAt: value('at'),
        attempts: 0,
      })
      .onConflictDoNothing()
      .prepare(),
    due: db
      .select()
      .from(notifications)
      .where(
        and(
          isNull(notifications.outcome),
          lte(notifications.nextTryAt, sql`${value('now')}`),
          isFree,
        ),
      )
      .orderBy(asc(notifications.nextTryAt))
      .limit(1)
      .prepare(),
  };
  return { statements, keyed };
}
