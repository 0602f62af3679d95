import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { CHAT_KINDS, type OutboxMessage, UNMATCHED_KINDS } from '@/lib/outbox/outbox-message';
import { URGENCY, type Urgency, urgencyOf } from '@/lib/outbox/outbox-policy';
import type { OutboxQueries, OutboxSubject, QueuedMessage } from '@/lib/store/queries/outbox';
import type { Connection } from '../connection';
import { first } from '../first';
import { dueRow } from '../outbox/due-message';
import { keepFormer } from '../outbox/former-messages';
import { BY_MAIL, heldBy, keyed, type MessageRow } from '../outbox/message-keys';
import { placeholders } from './placeholders';
import { dueAgain } from './undelivered';

const value = sql.placeholder;

export function outboxQueries(on: Connection): OutboxQueries {
  const { db, tables, instance } = on;
  const { outboxMessages } = tables;
  const statements = outboxStatements(on);
  return {
    enqueue: async (subject, messages, at) => {
      if (messages.length === 0) return;
      const causes = { orderId: null, paymentEventId: null, alertId: null, ...subject };
      const key = causes.orderId ?? causes.paymentEventId ?? causes.alertId;
      for (const { kind, chatId, isCapped } of messages) {
        await statements.enqueue.execute({
          ...causes,
          subject: key,
          kind,
          recipient: chatId ?? BY_MAIL,
          at,
          urgency: urgencyOf(kind),
          outcome: isCapped ? 'capped' : null,
        });
      }
    },
    requeue: async (orderId, messages, at, urgency = URGENCY.paid) => {
      const due = { ...dueAgain(at), createdAt: at, urgency };
      for (const { kind, chatId } of messages) {
        await keepFormer(on, keyed(tables, { subject: orderId, kind, chatId }));
        await requeueOne(on, { orderId, kind, chatId }, due);
      }
    },
    requeueUnmatched: async (subject, at) => {
      const which = and(
        eq(outboxMessages.subject, subject),
        inArray(outboxMessages.kind, UNMATCHED_KINDS),
      );
      await keepFormer(on, which);
      await db
        .update(outboxMessages)
        .set({ ...dueAgain(at), createdAt: at })
        .where(which);
    },
    requeueBlocked: async (chatId, at) => {
      const which = and(
        eq(outboxMessages.recipient, chatId),
        eq(outboxMessages.outcome, 'blocked'),
      );
      const due = { requeuedAt: at, nextTryAt: at, endedAt: null };
      await keepFormer(on, which);
      await db
        .update(outboxMessages)
        .set({ ...due, outcome: null, reason: null, attempts: 0 })
        .where(which);
    },
    nextDue: async (which) => {
      const row = await dueRow(on, which);
      return row ? messageFromRow(row) : null;
    },
    lease: async (message, leasedUntil, nextTryAt) => {
      await db
        .update(outboxMessages)
        .set({ leasedUntil, leasedBy: instance, nextTryAt })
        .where(keyed(tables, message));
    },
    end: async (message, outcome, reason, endedAt) => {
      const ended = { outcome, reason, leasedUntil: null, endedAt };
      await db.update(outboxMessages).set(ended).where(keyed(tables, message));
    },
    setAttempts: async (leased, { attempts, unanswered }) => {
      const begun = await db
        .update(outboxMessages)
        .set({ attempts, unanswered })
        .where(heldBy(tables, leased))
        .returning({ subject: outboxMessages.subject });
      return begun.length > 0;
    },
    endLeases: async (now) => {
      const { outcome, leasedBy } = outboxMessages;
      await db
        .update(outboxMessages)
        .set({ leasedUntil: now })
        .where(
          and(
            isNull(outcome),
            gt(outboxMessages.leasedUntil, now),
            or(isNull(leasedBy), eq(leasedBy, instance)),
          ),
        );
    },
    orderMessageId: async (orderId, chatId) => {
      const { messageId } = outboxMessages;
      const ofOrder = keyed(tables, { subject: orderId, kind: 'order_in_chat', chatId });
      const found = db.select({ messageId }).from(outboxMessages).where(ofOrder);
      return (await first(found))?.messageId ?? null;
    },
    complete: async (leased, attempt) => {
      const completed = await db
        .update(outboxMessages)
        .set({ ...attempt, leasedUntil: null })
        .where(heldBy(tables, leased))
        .returning({ subject: outboxMessages.subject });
      return completed.length > 0;
    },
    deleteOfChat: async (chatId) => {
      const isOfBuyer = inArray(outboxMessages.kind, [...CHAT_KINDS]);
      await db.delete(outboxMessages).where(and(eq(outboxMessages.recipient, chatId), isOfBuyer));
    },
  };
}

function messageFromRow(row: MessageRow): QueuedMessage {
  const { subject, kind, recipient, createdAt, urgency, attempts, unanswered } = row;
  return {
    subject,
    kind,
    chatId: recipient === BY_MAIL ? null : recipient,
    queuedAt: createdAt,
    urgency,
    attempts,
    unanswered,
    cause: causeOf(row),
  };
}

function causeOf({ orderId, alertId, subject }: MessageRow): OutboxSubject {
  if (orderId) return { orderId };
  return alertId ? { alertId } : { paymentEventId: subject };
}

function outboxStatements({ db, tables: { outboxMessages } }: Connection) {
  return {
    enqueue: db
      .insert(outboxMessages)
      .values({
        ...placeholders('subject', 'kind', 'recipient', 'orderId', 'paymentEventId', 'alertId'),
        ...placeholders('urgency', 'outcome'),
        createdAt: value('at'),
        nextTryAt: value('at'),
        attempts: 0,
      })
      .onConflictDoNothing()
      .prepare('message_enqueue'),
  };
}

/** A worker that holds the message now has lost it: how its attempt ends changes nothing. */
async function requeueOne(
  { db, tables: { outboxMessages } }: Connection,
  { orderId, kind, chatId }: Pick<OutboxMessage, 'kind' | 'chatId'> & { orderId: string },
  due: ReturnType<typeof dueAgain> & { createdAt: Date; urgency: Urgency },
): Promise<void> {
  await db
    .insert(outboxMessages)
    .values({ subject: orderId, kind, recipient: chatId ?? BY_MAIL, orderId, ...due })
    .onConflictDoUpdate({
      target: [outboxMessages.subject, outboxMessages.kind, outboxMessages.recipient],
      set: due,
    });
}
