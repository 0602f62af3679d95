import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { CHAT_KINDS, type OutboxMessage } from '@/lib/outbox/outbox-message';
import { URGENCY, type Urgency, urgencyOf } from '@/lib/outbox/outbox-policy';
import type { OutboxQueries, OutboxSubject, QueuedMessage } from '@/lib/store/queries/outbox';
import type { SqliteDb } from '../open';
import { outboxMessages } from '../schema';
import { dueRow } from './due-message';
import { keepFormer } from './former-messages';
import { BY_MAIL, heldBy, keyed, type MessageRow } from './message-keys';
import { placeholders } from './placeholders';
import { dueAgain } from './undelivered';

const value = sql.placeholder;
const UNMATCHED_PAYMENT = ['odd_money_to_seller' as const, 'odd_money_by_mail_to_seller' as const];

export function outboxQueries(db: SqliteDb): OutboxQueries {
  const statements = outboxStatements(db);
  return {
    enqueue: async (subject, messages, at) => {
      if (messages.length === 0) return;
      const causes = { orderId: null, paymentEventId: null, alertId: null, ...subject };
      const key = causes.orderId ?? causes.paymentEventId ?? causes.alertId;
      for (const { kind, chatId, isCapped } of messages) {
        statements.enqueue.run({
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
        keepFormer(db, keyed({ subject: orderId, kind, chatId }));
        requeueOne(db, { orderId, kind, chatId }, due);
      }
    },
    requeueUnmatched: async (subject, at) => {
      const which = and(
        eq(outboxMessages.subject, subject),
        inArray(outboxMessages.kind, UNMATCHED_PAYMENT),
      );
      keepFormer(db, which);
      db.update(outboxMessages)
        .set({ ...dueAgain(at), createdAt: at })
        .where(which)
        .run();
    },
    requeueBlocked: async (chatId, at) => {
      const which = and(
        eq(outboxMessages.recipient, chatId),
        eq(outboxMessages.outcome, 'blocked'),
      );
      const due = { requeuedAt: at, nextTryAt: at, endedAt: null };
      keepFormer(db, which);
      db.update(outboxMessages)
        .set({ ...due, outcome: null, reason: null, attempts: 0 })
        .where(which)
        .run();
    },
    nextDue: async (which) => {
      const row = dueRow(db, which);
      return row ? messageFromRow(row) : null;
    },
    lease: async (message, leasedUntil, nextTryAt) => {
      db.update(outboxMessages).set({ leasedUntil, nextTryAt }).where(keyed(message)).run();
    },
    end: async (message, outcome, reason, endedAt) => {
      const ended = { outcome, reason, leasedUntil: null, endedAt };
      db.update(outboxMessages).set(ended).where(keyed(message)).run();
    },
    setAttempts: async (leased, { attempts, unanswered }) => {
      const begun = { attempts, unanswered };
      return db.update(outboxMessages).set(begun).where(heldBy(leased)).run().changes > 0;
    },
    endLeases: async (now) => {
      db.update(outboxMessages)
        .set({ leasedUntil: now })
        .where(and(isNull(outboxMessages.outcome), gt(outboxMessages.leasedUntil, now)))
        .run();
    },
    orderMessageId: async (orderId, chatId) => {
      const { messageId } = outboxMessages;
      const ofOrder = keyed({ subject: orderId, kind: 'order_in_chat', chatId });
      return db.select({ messageId }).from(outboxMessages).where(ofOrder).get()?.messageId ?? null;
    },
    complete: async (leased, attempt) => {
      const { changes } = db
        .update(outboxMessages)
        .set({ ...attempt, leasedUntil: null })
        .where(heldBy(leased))
        .run();
      return changes > 0;
    },
    deleteOfChat: async (chatId) => {
      const isOfBuyer = inArray(outboxMessages.kind, [...CHAT_KINDS]);
      db.delete(outboxMessages)
        .where(and(eq(outboxMessages.recipient, chatId), isOfBuyer))
        .run();
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

function outboxStatements(db: SqliteDb) {
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
      .prepare(),
  };
}

/** A worker that holds the message now has lost it: how its attempt ends changes nothing. */
function requeueOne(
  db: SqliteDb,
  { orderId, kind, chatId }: Pick<OutboxMessage, 'kind' | 'chatId'> & { orderId: string },
  due: ReturnType<typeof dueAgain> & { createdAt: Date; urgency: Urgency },
): void {
  db.insert(outboxMessages)
    .values({ subject: orderId, kind, recipient: chatId ?? BY_MAIL, orderId, ...due })
    .onConflictDoUpdate({
      target: [outboxMessages.subject, outboxMessages.kind, outboxMessages.recipient],
      set: due,
    })
    .run();
}
