import { and, eq, isNotNull } from 'drizzle-orm';
import type { LeasedMessage } from '@/lib/outbox/lease';
import { OwnError } from '@/lib/own-error';
import { loadOrderDetails, orderDetailsOf } from '@/lib/store/order-details';
import { disputedPaymentOf } from './disputed-marks';
import type { SqliteDb } from './open';
import { queriesOf } from './queries/queries';
import { alerts, outboxMessages } from './schema';

export type MessageRow = typeof outboxMessages.$inferSelect;

/** No Telegram chat has this id: it stands for the e-mail of the order, or of the seller. */
export const BY_MAIL = 0;

/** A row of the outbox as a worker gets it: with all it is about. */
export async function leasedMessage(
  db: SqliteDb,
  row: MessageRow,
  leasedUntil: Date,
): Promise<LeasedMessage> {
  const { subject, kind, recipient, urgency, attempts, unanswered, createdAt } = row;
  return {
    subject,
    kind,
    chatId: recipient === BY_MAIL ? null : recipient,
    orderMessageId: row.orderId ? orderMessage(db, row.orderId, recipient) : null,
    ...(await aboutOf(db, row)),
    queuedAt: createdAt,
    urgency,
    attempts,
    unanswered,
    leasedUntil,
  };
}

/** What a message is about: its order, its payment event with the order that names, or its alert. */
async function aboutOf(db: SqliteDb, { orderId, alertId, subject }: MessageRow) {
  if (orderId) {
    const details = await loadOrderDetails(queriesOf(db), orderId);
    return { details, paymentEvent: null, alert: null, disputed: disputedPaymentOf(db, orderId) };
  }
  if (alertId) {
    const alert = db.select().from(alerts).where(eq(alerts.id, alertId)).get() ?? null;
    return { details: null, paymentEvent: null, alert, disputed: null };
  }
  return { ...(await paymentEventAbout(db, subject)), alert: null, disputed: null };
}

async function paymentEventAbout(db: SqliteDb, id: string) {
  const queries = queriesOf(db);
  const kept = await queries.paymentEvents.byId(id);
  if (!kept) throw new OwnError('a message is about a payment event that is not there');
  const { paymentEvent, outcome, receivedAt } = kept;
  const order = await queries.orders.byNumber(paymentEvent.orderNumber);
  return {
    details: order && (await orderDetailsOf(queries, order)),
    paymentEvent: { paymentEvent, outcome, receivedAt },
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

/** The row of a message as long as nobody has taken over its lease. */
export function heldBy(leased: LeasedMessage) {
  const key = { ...leased, recipient: leased.chatId ?? BY_MAIL };
  return and(keyed(key), eq(outboxMessages.leasedUntil, leased.leasedUntil));
}
