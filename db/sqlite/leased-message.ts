import { and, eq, isNotNull } from 'drizzle-orm';
import type { LeasedMessage } from '@/lib/outbox/lease';
import { OwnError } from '@/lib/own-error';
import { disputedPaymentOf } from './disputed-marks';
import type { SqliteDb } from './open';
import { orderFromRow } from './order-rows';
import type { OrderStatements } from './order-statements';
import { orderFile, orderFileById } from './orders';
import type { PaymentEventStatements } from './payment-event-statements';
import { paymentEventFromRow } from './payment-events';
import { alerts, outboxMessages } from './schema';

export type MessageRow = typeof outboxMessages.$inferSelect;
type Statements = PaymentEventStatements & OrderStatements;

/** No Telegram chat has this id: it stands for the e-mail of the order, or of the seller. */
export const BY_MAIL = 0;

/** A row of the outbox as a worker gets it: with all it is about. */
export function leasedMessage(
  db: SqliteDb,
  statements: Statements,
  row: MessageRow,
  leasedUntil: Date,
): LeasedMessage {
  const { subject, kind, recipient, urgency, attempts, unanswered, createdAt: queuedAt } = row;
  const about = aboutOf(db, statements, row);
  const orderMessageId = row.orderId ? orderMessage(db, row.orderId, recipient) : null;
  const chatId = recipient === BY_MAIL ? null : recipient;
  return {
    ...{ subject, kind, chatId, orderMessageId, ...about },
    ...{ queuedAt, urgency, attempts, unanswered, leasedUntil },
  };
}

/** What a message is about: its order, its payment event with the order that names, or its alert. */
function aboutOf(db: SqliteDb, statements: Statements, { orderId, alertId, subject }: MessageRow) {
  if (orderId) {
    const file = orderFileById(orderId, statements);
    return { file, paymentEvent: null, alert: null, disputed: disputedPaymentOf(db, orderId) };
  }
  if (alertId) {
    const alert = db.select().from(alerts).where(eq(alerts.id, alertId)).get() ?? null;
    return { file: null, paymentEvent: null, alert, disputed: null };
  }
  return { ...paymentEventAbout(statements, subject), alert: null, disputed: null };
}

function paymentEventAbout(statements: Statements, id: string) {
  const row = statements.paymentEventById.get({ id });
  if (!row)
    throw new OwnError('a message is enqueued because of a payment event that is not there');
  const order = statements.byNumber.get({ number: row.orderNumber });
  const { outcome, receivedAt } = row;
  return {
    file: order ? orderFile(orderFromRow(order), statements) : null,
    paymentEvent: { paymentEvent: paymentEventFromRow(row), outcome, receivedAt },
  };
}

function orderMessage(db: SqliteDb, orderId: string, recipient: number): number | null {
  const told = db
    .select({ messageId: outboxMessages.messageId })
    .from(outboxMessages)
    .where(
      and(
        keyed({ subject: orderId, kind: 'order_in_chat', recipient }),
        isNotNull(outboxMessages.messageId),
      ),
    )
    .get();
  return told?.messageId ?? null;
}

/** One text that names a row, for the admin. */
export function messageKey({
  subject,
  kind,
  recipient,
}: Pick<MessageRow, 'subject' | 'kind' | 'recipient'>): string {
  return `${subject}/${kind}/${recipient}`;
}

/** The condition that names one row. */
export function keyed({
  subject,
  kind,
  recipient,
}: Pick<MessageRow, 'subject' | 'kind' | 'recipient'>) {
  return and(
    eq(outboxMessages.subject, subject),
    eq(outboxMessages.kind, kind),
    eq(outboxMessages.recipient, recipient),
  );
}
