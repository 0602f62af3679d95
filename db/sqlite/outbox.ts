import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { LeasedMessage, SendingStep } from '@/lib/outbox/lease';
import { URGENCY, type Urgency, urgencyOf } from '@/lib/outbox/outbox-policy';
import type { OutboxMessages, Store } from '@/lib/store/store';
import type { GroupCommit } from './group-commit';
import { BY_MAIL, keyed, leasedMessage, type MessageRow } from './leased-message';
import type { SqliteDb } from './open';
import type { OrderStatements } from './order-statements';
import type { PaymentEventStatements } from './payment-event-statements';
import { orders, outboxMessages } from './schema';
import { noteWritable } from './telegram';

/** What a message is enqueued because of. */
type Cause = { orderId: string } | { paymentEventId: string } | { alertId: string };

/** Enqueues messages, inside a transaction that is already open; each kind at most once. */
export type Enqueue = (cause: Cause, messages: OutboxMessages, at: Date) => void;

type Statements = PaymentEventStatements & OrderStatements;
type OutboxMethods = Pick<Store, 'leaseMessage' | 'beginSending' | 'endLeases' | 'completeSending'>;

/** One that its worker dies with must not be what every new process begins with. */
const REST_MS = 5_000;
const GIVEN_UP = { outcome: 'unanswered', reason: 'прервано во время отправки' } as const;

/** A PDF comes after the summary it belongs to, unless that one keeps failing. */
const IN_TURN = sql`(${outboxMessages.kind} <> 'pdf_in_chat' or not exists (
  select 1 from ${outboxMessages} as summary
  where summary.subject = ${outboxMessages.subject}
    and summary.recipient = ${outboxMessages.recipient}
    and summary.kind = 'reading_in_chat'
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

/** Returns the function that enqueues messages. */
export function enqueueIn(db: SqliteDb): Enqueue {
  const value = sql.placeholder;
  const statement = db
    .insert(outboxMessages)
    .values({
      ...{ subject: value('subject'), kind: value('kind'), recipient: value('recipient') },
      ...{
        orderId: value('orderId'),
        paymentEventId: value('paymentEventId'),
        alertId: value('alertId'),
      },
      ...{ createdAt: value('at'), nextTryAt: value('at'), attempts: 0 },
      ...{ urgency: value('urgency'), outcome: value('outcome') },
    })
    .onConflictDoNothing()
    .prepare();
  return (cause, messages, at) => {
    const because = { orderId: null, paymentEventId: null, alertId: null, ...cause };
    const subject = because.orderId ?? because.paymentEventId ?? because.alertId;
    for (const { kind, chatId, isCapped } of messages) {
      const recipient = chatId ?? BY_MAIL;
      const outcome = isCapped ? 'capped' : null;
      statement.run({
        subject,
        kind,
        recipient,
        ...because,
        at,
        urgency: urgencyOf(kind),
        outcome,
      });
    }
  };
}

/**
 * Makes messages of an order due anew, inside a transaction that is already open, also those that
 * were sent: by the seller's own hand, so as urgently as what is paid for. A worker that holds one
 * now has lost it: how its attempt ends changes nothing.
 */
export function requeue(db: SqliteDb, orderId: string, messages: OutboxMessages, at: Date): void {
  const anew = { createdAt: at, nextTryAt: at, attempts: 0, unanswered: 0, leasedUntil: null };
  const due = { ...anew, urgency: URGENCY.paid, outcome: null, reason: null };
  for (const { kind, chatId } of messages) {
    db.insert(outboxMessages)
      .values({ subject: orderId, kind, recipient: chatId ?? BY_MAIL, orderId, ...due })
      .onConflictDoUpdate({
        target: [outboxMessages.subject, outboxMessages.kind, outboxMessages.recipient],
        set: due,
      })
      .run();
  }
}

/** The part of the store that gives out the messages of the outbox. */
export function outboxMethods(
  db: SqliteDb,
  group: GroupCommit,
  statements: Statements,
): OutboxMethods {
  return {
    leaseMessage: (kinds, now, leasedUntil, mostUnanswered, leastUrgent = URGENCY.unpaid) =>
      group.write(() => {
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
        return leasedMessage(db, statements, next, leasedUntil);
      }),
    beginSending: (leased) =>
      group.write(() => {
        const { attempts, unanswered } = leased;
        const begun = { attempts, unanswered: unanswered + 1 };
        const { changes } = db.update(outboxMessages).set(begun).where(heldBy(leased)).run();
        return changes > 0;
      }),
    endLeases: (now) =>
      group.write(() => {
        db.update(outboxMessages)
          .set({ leasedUntil: now })
          .where(and(isNull(outboxMessages.outcome), gt(outboxMessages.leasedUntil, now)))
          .run();
      }),
    completeSending: (leased, step, at) =>
      group.write(() => {
        const { changes } = db
          .update(outboxMessages)
          .set({ ...valuesOf(step, leased), leasedUntil: null })
          .where(heldBy(leased))
          .run();
        const isBlocked = step.kind === 'done' && step.outcome === 'blocked';
        if (changes > 0 && isBlocked && leased.chatId) noteWritable(db, leased.chatId, false, at);
      }),
  };
}

/** The row of a message as long as nobody has taken over its lease. */
function heldBy(leased: LeasedMessage) {
  const key = { ...leased, recipient: leased.chatId ?? BY_MAIL };
  return and(keyed(key), eq(outboxMessages.leasedUntil, leased.leasedUntil));
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

function valuesOf(step: SendingStep, { attempts }: LeasedMessage) {
  const { reason } = step;
  if (step.kind === 'later') {
    const { nextTryAt, unanswered, isFree = false, holdsRecipient = false } = step;
    const heldUntil = holdsRecipient ? nextTryAt : null;
    return { nextTryAt, unanswered, reason, heldUntil, attempts: isFree ? attempts - 1 : attempts };
  }
  const { outcome, messageId = null } = step;
  return { outcome, reason, messageId, heldUntil: null };
}
