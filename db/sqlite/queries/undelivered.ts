import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { MAIL_KINDS, type MessageKind } from '@/lib/outbox/outbox-message';
import { URGENCY } from '@/lib/outbox/outbox-policy';
import type {
  UndeliveredFilter,
  UndeliveredQueries,
  WhichUndelivered,
} from '@/lib/store/queries/undelivered';
import type { SqliteDb } from '../open';
import { orders, outboxMessages } from '../schema';
import { keepFormer } from './former-messages';
import { messageKey } from './message-keys';

/** The place of a message in the outbox. */
const PLACE = sql<number>`${outboxMessages}.rowid`;
/** The same where SQLite shall take the index of the messages that are held, not the whole table. */
const PLACE_OF_HELD = sql<number>`+${PLACE}`;
const placeOf = ({ state }: UndeliveredFilter) => (state === 'held' ? PLACE_OF_HELD : PLACE);
/** Messages are looked through by their place in the outbox, which has no index of failures. */
export const ofLate = (many: number) =>
  sql`${PLACE} > (select max(rowid) - ${many} from notifications)`;
/** Those of erased orders have no reason any more, and nobody can resolve them. */
export const TRIED = isNotNull(outboxMessages.reason);
const RETRYING = and(TRIED, isNull(outboxMessages.outcome));
const GIVEN_UP = and(TRIED, inArray(outboxMessages.outcome, ['blocked', 'failed', 'unanswered']));
/** Spelt out: a bound value would keep SQLite from the index of such messages. */
export const HELD = sql`${outboxMessages.outcome} = 'held'`;
/** That somebody may still be waiting for; what waits since a restore is reported elsewhere. */
export const UNDELIVERED = or(RETRYING, GIVEN_UP);

/** What does not go by itself any more, so that the seller decides. */
const TO_DECIDE = or(GIVEN_UP, HELD);

/** The query of the list, apart from being run, for a test to see how SQLite goes about it. */
export function undeliveredList(
  db: SqliteDb,
  filter: UndeliveredFilter,
  { before = null, limit, isOldestFirst }: Parameters<UndeliveredQueries['list']>[1],
) {
  const place = placeOf(filter);
  return db
    .select({ message: outboxMessages, seq: PLACE, number: orders.number, email: orders.email })
    .from(outboxMessages)
    .leftJoin(orders, eq(orders.id, outboxMessages.orderId))
    .where(and(before === null ? undefined : lt(place, before), matching(filter)))
    .orderBy(isOldestFirst ? asc(outboxMessages.createdAt) : desc(place))
    .limit(limit);
}

export function undeliveredQueries(db: SqliteDb): UndeliveredQueries {
  const resolve = (which: WhichUndelivered, values: Partial<typeof outboxMessages.$inferInsert>) =>
    db
      .update(outboxMessages)
      .set(values)
      .where(and(TO_DECIDE, chosen(which)))
      .returning({ kind: outboxMessages.kind, orderId: outboxMessages.orderId })
      .all();
  return {
    list: async (filter, page) =>
      undeliveredList(db, filter, page)
        .all()
        .map(({ message, seq, number, email }) => ({
          key: messageKey(message),
          seq,
          kind: message.kind,
          outcome: message.outcome,
          createdAt: message.createdAt,
          reason: message.reason ?? '',
          order: message.orderId && number ? { id: message.orderId, number } : null,
          email: isLetter(message.kind) ? email : null,
        })),
    toDecide: async (which) => {
      const held = sql<number>`count(*) filter (where ${HELD})`;
      const newest = sql<number>`coalesce(max(${PLACE}), 0)`;
      const found = db
        .select({ count: count(), held, newest })
        .from(outboxMessages)
        .where(and(TO_DECIDE, chosen(which)))
        .get();
      return found ?? { count: 0, held: 0, newest: 0 };
    },
    requeue: async (which, at) => {
      keepFormer(db, and(TO_DECIDE, chosen(which)));
      return resolve(which, { ...dueAgain(at), urgency: URGENCY.paid });
    },
    dismiss: async (which) => resolve(which, { outcome: 'needless' }),
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

function chosen(which: WhichUndelivered): SQL | undefined {
  if (typeof which === 'string') return named(which);
  return and(
    matching(which),
    which.upTo === undefined ? undefined : lte(placeOf(which), which.upTo),
  );
}

/** The message whose `messageKey` this is. */
function named(key: string): SQL | undefined {
  const [subject = '', kind = '', recipient = ''] = key.split('/');
  return and(
    eq(outboxMessages.subject, subject),
    sql`${outboxMessages.kind} = ${kind}`,
    eq(outboxMessages.recipient, Number(recipient)),
  );
}

function matching({ state, kind, number }: UndeliveredFilter): SQL | undefined {
  return and(
    inState(state),
    kind === null ? undefined : eq(outboxMessages.kind, kind),
    number === null
      ? undefined
      : sql`${outboxMessages.orderId} = (select id from orders where number = ${number})`,
  );
}

function inState(state: UndeliveredFilter['state']): SQL | undefined {
  switch (state) {
    case null:
      return and(ofLate(100_000), UNDELIVERED);
    case 'retrying':
      return and(ofLate(100_000), RETRYING);
    case 'given_up':
      return and(ofLate(100_000), GIVEN_UP);
    case 'held':
      return HELD;
    default:
      return state satisfies never;
  }
}
