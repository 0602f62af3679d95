import { and, asc, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ChatKind } from '@/lib/outbox/outbox-message';
import { PDF_WAITS_FOR_ATTEMPTS } from '@/lib/outbox/outbox-policy';
import type { WhichDue } from '@/lib/store/queries/outbox';
import type { SqliteDb } from '../open';
import { orders, outboxMessages } from '../schema';
import { BY_MAIL, type MessageRow } from './message-keys';

/** No PDF whose summary is still to come. */
const IN_TURN = sql`(${outboxMessages.kind} <> ${'pdf_in_chat' satisfies ChatKind} or not exists (
  select 1 from ${outboxMessages} as summary
  where summary.subject = ${outboxMessages.subject}
    and summary.recipient = ${outboxMessages.recipient}
    and summary.kind = ${'reading_in_chat' satisfies ChatKind}
    and summary.outcome is null
    and summary.attempts < ${PDF_WAITS_FOR_ATTEMPTS}
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

/** The row of the next message to give out, as `OutboxQueries.nextDue` says. */
export function dueRow(
  db: SqliteDb,
  { kinds, leastUrgent, now }: WhichDue,
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
