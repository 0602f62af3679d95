import {
  and,
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
import { URGENCY } from '@/lib/outbox/outbox-policy';
import type { GivenUp, Undelivered, UndeliveredFilter } from '@/lib/store/undelivered';
import type { GroupCommit } from '../group-commit';
import { messageKey } from '../leased-message';
import type { SqliteDb } from '../open';
import { orders, outboxMessages } from '../schema';
import { writeAuditLine } from './audit-log';
import { HELD } from './held-messages';

/** The place of a message in the outbox. */
const PLACE = sql<number>`${outboxMessages}.rowid`;
/** Messages are looked through by their place in the outbox, which has no index of failures. */
export const ofLate = (many: number) =>
  sql`${PLACE} > (select max(rowid) - ${many} from notifications)`;
/** Those of erased orders have no reason any more, and nobody can resolve them. */
export const TRIED = isNotNull(outboxMessages.reason);
const RETRYING = and(TRIED, isNull(outboxMessages.outcome));
const GIVEN_UP = and(TRIED, inArray(outboxMessages.outcome, ['blocked', 'failed', 'unanswered']));
/** That somebody may still be waiting for; what waits since a restore is reported elsewhere. */
export const UNDELIVERED = or(RETRYING, GIVEN_UP);

/** What does not go by itself any more, so that the seller decides. */
const TO_DECIDE = or(GIVEN_UP, HELD);

const OF_STATE = { retrying: RETRYING, given_up: GIVEN_UP, held: HELD };

/** The part of the admin where messages that reached nobody wait for the seller. */
export function undeliveredMethods(db: SqliteDb, group: GroupCommit): Undelivered {
  return {
    undeliveredMessages: async (filter, { before, limit }) =>
      db
        .select({ message: outboxMessages, seq: PLACE, number: orders.number })
        .from(outboxMessages)
        .leftJoin(orders, eq(orders.id, outboxMessages.orderId))
        .where(and(before === null ? undefined : lt(PLACE, before), matching(filter)))
        .orderBy(desc(PLACE))
        .limit(limit)
        .all()
        .map(({ message, seq, number }) => ({
          key: messageKey(message),
          seq,
          kind: message.kind,
          outcome: message.outcome,
          createdAt: message.createdAt,
          reason: message.reason ?? '',
          order: message.orderId && number ? { id: message.orderId, number } : null,
        })),
    givenUp: async (filter) => givenUp(db, matching(filter)),
    resolveUndelivered: (chosen, way, entry) =>
      group.write((db) => {
        const isOne = typeof chosen === 'string';
        const which = isOne
          ? named(chosen)
          : and(matching(chosen.filter), lte(PLACE, chosen.shown.newest));
        if (!isOne && givenUp(db, which).count > chosen.shown.count) return 0;
        const resolved = resolveGivenUp(db, which, way, entry.at);
        const [first] = resolved;
        if (!first) return 0;
        const { kind, orderId } = first;
        const one = { ...(orderId && { orderId }), details: { kind } };
        const about = isOne ? one : { details: { messages: resolved.length } };
        writeAuditLine(db, { ...entry, ...about });
        return resolved.length;
      }),
  };
}

function givenUp(db: SqliteDb, which: SQL | undefined): GivenUp {
  const newest = sql<number>`coalesce(max(${PLACE}), 0)`;
  const found = db
    .select({ count: count(), newest })
    .from(outboxMessages)
    .where(and(TO_DECIDE, which))
    .get();
  return found ?? { count: 0, newest: 0 };
}

/** Resolves what was given up of these messages, and returns which they were. */
function resolveGivenUp(db: SqliteDb, which: SQL | undefined, way: 'send' | 'drop', at: Date) {
  const urgency = URGENCY.paid;
  const anew = { createdAt: at, nextTryAt: at, urgency, attempts: 0, unanswered: 0, reason: null };
  return db
    .update(outboxMessages)
    .set(way === 'send' ? { ...anew, outcome: null } : { outcome: 'needless' })
    .where(and(TO_DECIDE, which))
    .returning({ kind: outboxMessages.kind, orderId: outboxMessages.orderId })
    .all();
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
    ofLate(100_000),
    state === null ? UNDELIVERED : OF_STATE[state],
    kind === null ? undefined : eq(outboxMessages.kind, kind),
    number === null
      ? undefined
      : sql`${outboxMessages.orderId} = (select id from orders where number = ${number})`,
  );
}
