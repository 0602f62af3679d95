import { aliasedTable, and, asc, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ChatKind } from '@/lib/outbox/outbox-message';
import { PDF_WAITS_FOR_ATTEMPTS } from '@/lib/outbox/outbox-policy';
import type { WhichDue } from '@/lib/store/queries/outbox';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';
import { BY_MAIL, type MessageRow } from './message-keys';

/** The row of the next message to give out, as `OutboxQueries.nextDue` says. */
export function dueRow(
  { db, tables, words }: Connection,
  { kinds, leastUrgent, now }: WhichDue,
): Promise<MessageRow | undefined> {
  const { outboxMessages } = tables;
  const { outcome, kind, urgency, nextTryAt, leasedUntil } = outboxMessages;
  return first(
    db
      .select()
      .from(outboxMessages)
      .where(
        and(
          isNull(outcome),
          inArray(kind, [...kinds]),
          lte(urgency, leastUrgent),
          lte(nextTryAt, now),
          or(isNull(leasedUntil), lte(leasedUntil, now)),
          isFree(tables, now),
          isInTurn(tables),
        ),
      )
      .orderBy(asc(urgency), asc(nextTryAt), asc(words.place(outboxMessages)))
      .limit(1),
  );
}

/** No PDF whose summary is still to come. */
function isInTurn({ outboxMessages }: Tables): SQL {
  return sql`(${outboxMessages.kind} <> ${'pdf_in_chat' satisfies ChatKind} or not exists (
    select 1 from ${outboxMessages} as summary
    where summary.subject = ${outboxMessages.subject}
      and summary.recipient = ${outboxMessages.recipient}
      and summary.kind = ${'reading_in_chat' satisfies ChatKind}
      and summary.outcome is null
      and summary.attempts < ${PDF_WAITS_FOR_ATTEMPTS}
  ))`;
}

/** No other message to the same person is on its way, and their chat is not to be left alone. */
function isFree({ outboxMessages, orders }: Tables, now: Date): SQL {
  const { recipient, subject, orderId } = outboxMessages;
  const other = aliasedTable(outboxMessages, 'other');
  const at = sql.param(now, outboxMessages.leasedUntil);
  const email = (id: SQL) => sql`(select lower(${orders.email}) from ${orders} where id = ${id})`;
  return sql`(
    ${recipient} <> ${BY_MAIL}
    and not exists (
      select 1 from ${outboxMessages} as other
      where ${other.outcome} is null and ${other.recipient} = ${recipient}
        and ${other.leasedUntil} > ${at}
    )
    and not exists (
      select 1 from ${outboxMessages} as other
      where ${other.outcome} is null and ${other.recipient} = ${recipient}
        and ${other.heldUntil} > ${at}
    )
    or ${recipient} = ${BY_MAIL}
    and not exists (
      select 1 from ${outboxMessages} as other
      where ${other.outcome} is null and ${other.recipient} = ${BY_MAIL}
        and ${other.leasedUntil} > ${at}
        and (
          ${other.subject} = ${subject}
          or ${email(sql`${other.orderId}`)} = ${email(sql`${orderId}`)}
        )
    )
  )`;
}
