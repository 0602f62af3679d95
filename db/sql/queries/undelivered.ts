import { and, asc, count, desc, eq, lt, max, sql } from 'drizzle-orm';
import { MAIL_KINDS, type MessageKind } from '@/lib/outbox/outbox-message';
import { URGENCY } from '@/lib/outbox/outbox-policy';
import type {
  UndeliveredFilter,
  UndeliveredQueries,
  WhichUndelivered,
} from '@/lib/store/queries/undelivered';
import type { Connection } from '../connection';
import { first } from '../first';
import { keepFormer } from '../outbox/former-messages';
import { messageKey } from '../outbox/message-keys';
import { chosen, isHeld, isToDecide, matching, placeOf } from '../outbox/which-undelivered';
import type { Tables } from '../schema';

/** The query of the list, apart from being run, for a test to see how SQLite goes about it. */
export function undeliveredList(
  on: Connection,
  filter: UndeliveredFilter,
  { before = null, limit, isOldestFirst }: Parameters<UndeliveredQueries['list']>[1],
) {
  const { db, tables, words } = on;
  const { orders, outboxMessages } = tables;
  const place = placeOf(on, filter);
  return db
    .select({
      message: outboxMessages,
      seq: words.place(outboxMessages),
      number: orders.number,
      email: orders.email,
    })
    .from(outboxMessages)
    .leftJoin(orders, eq(orders.id, outboxMessages.orderId))
    .where(and(before === null ? undefined : lt(place, before), matching(on, filter)))
    .orderBy(isOldestFirst ? asc(outboxMessages.createdAt) : desc(place))
    .limit(limit);
}

export function undeliveredQueries(on: Connection): UndeliveredQueries {
  const { db, tables, words } = on;
  const { outboxMessages } = tables;
  const resolve = async (
    which: WhichUndelivered,
    values: Partial<Tables['outboxMessages']['$inferInsert']>,
  ) =>
    db
      .update(outboxMessages)
      .set(values)
      .where(and(isToDecide(tables), chosen(on, which)))
      .returning({ kind: outboxMessages.kind, orderId: outboxMessages.orderId });
  return {
    list: async (filter, page) => {
      const rows = await undeliveredList(on, filter, page);
      return rows.map(({ message, seq, number, email }) => ({
        key: messageKey(message),
        seq,
        kind: message.kind,
        outcome: message.outcome,
        createdAt: message.createdAt,
        reason: message.reason ?? '',
        order: message.orderId && number ? { id: message.orderId, number } : null,
        email: isLetter(message.kind) ? email : null,
      }));
    },
    toDecide: async (which) => {
      const held = sql`count(*) filter (where ${isHeld(tables)})`.mapWith(Number);
      const newest = max(words.place(outboxMessages)).mapWith(Number);
      const found = await first(
        db
          .select({ count: count(), held, newest })
          .from(outboxMessages)
          .where(and(isToDecide(tables), chosen(on, which))),
      );
      return { count: found?.count ?? 0, held: found?.held ?? 0, newest: found?.newest ?? 0 };
    },
    requeue: async (which, at) => {
      await keepFormer(on, and(isToDecide(tables), chosen(on, which)));
      return resolve(which, { ...dueAgain(at), urgency: URGENCY.paid });
    },
    dismiss: (which) => resolve(which, { outcome: 'needless' }),
  };
}

function isLetter(kind: MessageKind): boolean {
  return (MAIL_KINDS as readonly MessageKind[]).includes(kind);
}

/** What makes a message due once more, without making it another message. */
export function dueAgain(at: Date) {
  return {
    requeuedAt: at,
    nextTryAt: at,
    leasedUntil: null,
    attempts: 0,
    unanswered: 0,
    outcome: null,
    reason: null,
    endedAt: null,
  };
}
