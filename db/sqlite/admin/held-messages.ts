import { and, asc, count, eq, sql } from 'drizzle-orm';
import { URGENCY } from '@/lib/outbox/outbox-policy';
import type { HeldMessages } from '@/lib/store/held-messages';
import type { GroupCommit } from '../group-commit';
import { messageKey } from '../leased-message';
import type { SqliteDb } from '../open';
import { orders, outboxMessages } from '../schema';
import { writeAuditLine } from './audit-log';

/** Spelt out: a bound value would keep SQLite from the index of such messages. */
export const HELD = sql`${outboxMessages.outcome} = 'held'`;

/** The part of the admin where the messages of a restored database wait for a decision. */
export function heldMessageMethods(db: SqliteDb, group: GroupCommit): HeldMessages {
  return {
    heldMessages: async (limit) =>
      db
        .select({ message: outboxMessages, number: orders.number })
        .from(outboxMessages)
        .leftJoin(orders, eq(orders.id, outboxMessages.orderId))
        .where(HELD)
        .orderBy(asc(outboxMessages.createdAt))
        .limit(limit)
        .all()
        .map(({ message, number }) => ({
          key: messageKey(message),
          kind: message.kind,
          createdAt: message.createdAt,
          order: message.orderId && number ? { id: message.orderId, number } : null,
        })),
    countHeld: async () => db.select({ n: count() }).from(outboxMessages).where(HELD).get()?.n ?? 0,
    releaseHeld: (key, way, entry) =>
      group.write((db) => {
        const urgency = URGENCY.paid;
        const due = { outcome: null, reason: null, urgency, attempts: 0, unanswered: 0 };
        const dropped = { outcome: 'needless' } as const;
        const { changes } = db
          .update(outboxMessages)
          .set(way === 'send' ? { ...due, nextTryAt: entry.at } : dropped)
          .where(and(HELD, key === null ? undefined : sql`${KEY} = ${key}`))
          .run();
        if (changes > 0) writeAuditLine(db, { ...entry, details: { messages: changes } });
        return changes;
      }),
  };
}

/** As `messageKey` spells it. */
const KEY = sql`${outboxMessages.subject} || '/' || ${outboxMessages.kind} || '/' || ${outboxMessages.recipient}`;
