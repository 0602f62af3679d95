import { and, asc, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ChatKind } from '@/lib/outbox/outbox-message';
import { URGENCY, type Urgency } from '@/lib/outbox/outbox-policy';
import type { Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import { BY_MAIL, heldBy, keyed, leasedMessage, type MessageRow } from './leased-message';
import type { SqliteDb } from './open';
import { orders, outboxMessages } from './schema';

type OutboxMethods = Pick<Store, 'leaseMessage' | 'beginSending' | 'endLeases'>;

/** One that its worker dies with must not be what every new process begins with. */
const REST_MS = 5_000;
const GIVEN_UP = { outcome: 'unanswered', reason: 'прервано во время отправки' } as const;

/** A PDF comes after the summary it belongs to, unless that one keeps failing. */
const IN_TURN = sql`(${outboxMessages.kind} <> ${'pdf_in_chat' satisfies ChatKind} or not exists (
  select 1 from ${outboxMessages} as summary
  where summary.subject = ${outboxMessages.subject}
    and summary.recipient = ${outboxMessages.recipient}
    and summary.kind = ${'reading_in_chat' satisfies ChatKind}
    and summary.outcome is null
    and summary.attempts < 6
))`;

/** No other message to the same person is on its way, and their chat is not to be left alone. */
const isFree = (now: Date): SQL => {
  const at = now.getTime();
  const { recipient, subject, orderId } = outboxMessages;
  const email = (id: SQL) => sql`(select lower(${orders.email}) from ${orders} where id = ${id})`;
  return sql`(
    ${recipient} <> ${BY_MAIL}
    and not exists (
      select 1 from ${outboxMessages} as other
      where other.outcome is null and other.recipient = ${recipient} and other.leased_until > ${at}
    )
    and not exists (
      select 1 from ${outboxMessages} as other
      where other.outcome is null and other.recipient = ${recipient} and other.held_until > ${at}
    )
    or ${recipient} = ${BY_MAIL}
    and not exists (
      select 1 from ${outboxMessages} as other
      where other.outcome is null and other.recipient = ${BY_MAIL} and other.leased_until > ${at}
        and (
          other.subject = ${subject}
          or ${email(sql`other.order_id`)} = ${email(sql`${orderId}`)}
        )
    )
  )`;
};

/** The part of the store that gives out the messages of the outbox. */
export function outboxMethods(group: GroupCommit): OutboxMethods {
  return {
    leaseMessage: (kinds, now, leasedUntil, mostUnanswered, leastUrgent = URGENCY.unpaid) =>
      group.write((db) => {
        const change = (row: MessageRow, values: Partial<MessageRow>) =>
          db.update(outboxMessages).set(values).where(keyed(row)).run();
        let row = dueRow(db, kinds, now, leastUrgent);
        while (row && row.unanswered > mostUnanswered) {
          change(row, { ...GIVEN_UP, leasedUntil: null });
          row = dueRow(db, kinds, now, leastUrgent);
        }
        if (!row) return null;
        change(row, { leasedUntil, nextTryAt: new Date(now.getTime() + REST_MS) });
        const next = { ...row, attempts: row.attempts + 1 };
        return leasedMessage(db, next, leasedUntil);
      }),
    beginSending: (leased) =>
      group.write((db) => {
        const { attempts, unanswered } = leased;
        const begun = { attempts, unanswered: unanswered + 1 };
        const { changes } = db.update(outboxMessages).set(begun).where(heldBy(leased)).run();
        return changes > 0;
      }),
    endLeases: (now) =>
      group.write((db) => {
        db.update(outboxMessages)
          .set({ leasedUntil: now })
          .where(and(isNull(outboxMessages.outcome), gt(outboxMessages.leasedUntil, now)))
          .run();
      }),
  };
}

function dueRow(
  db: SqliteDb,
  kinds: readonly MessageRow['kind'][],
  now: Date,
  leastUrgent: Urgency,
): MessageRow | undefined {
  const { outcome, kind, urgency, nextTryAt, leasedUntil } = outboxMessages;
  return db
    .select()
    .from(outboxMessages)
    .where(
      and(
        isNull(outcome),
        inArray(kind, [...kinds]),
        lte(urgency, leastUrgent),
        lte(nextTryAt, now),
        or(isNull(leasedUntil), lte(leasedUntil, now)),
        isFree(now),
        IN_TURN,
      ),
    )
    .orderBy(asc(urgency), asc(nextTryAt), sql`rowid`)
    .limit(1)
    .get();
}
