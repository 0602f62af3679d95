import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { CHAT_KINDS } from '@/lib/notifications/notification';
import type { Order } from '@/lib/orders/order';
import { BY_MAIL } from '../leased-notification';
import type { SqliteDb } from '../open';
import {
  documents,
  formerReadings,
  idempotencyKeys,
  notifications,
  orders,
  paymentFacts,
  paymentLinks,
  paymentNotices,
  readings,
  rejectedNotices,
  shareLinks,
  telegramUsers,
} from '../schema';

const OF_BUYER = { birthDate: null, name: null, email: null, phone: null, telegramUserId: null };
const NO_BODY = Buffer.of();

/** Takes away all that tells of the buyer, inside a transaction that is already open. */
export function eraseTraces(db: SqliteDb, { id, number, telegramUserId }: Order, at: Date): void {
  db.update(orders)
    .set({ ...OF_BUYER, utm: null, erasedAt: at })
    .where(eq(orders.id, id))
    .run();
  for (const table of [readings, formerReadings, documents, shareLinks, idempotencyKeys]) {
    db.delete(table).where(eq(table.orderId, id)).run();
  }
  db.update(paymentLinks).set({ rawAnswer: '' }).where(eq(paymentLinks.orderId, id)).run();
  eraseBodies(db, id, number);
  eraseMessages(db, id, at);
  if (telegramUserId !== null) forgetUser(db, telegramUserId);
}

/** Also of notices that were made its own, and of refused ones that speak of it. */
function eraseBodies(db: SqliteDb, orderId: string, number: string): void {
  const itsOwn = db
    .select({ id: paymentFacts.noticeId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, orderId));
  db.update(paymentNotices)
    .set({ rawBody: NO_BODY, headers: {} })
    .where(or(eq(paymentNotices.orderNumber, number), inArray(paymentNotices.id, itsOwn)))
    .run();
  db.update(rejectedNotices)
    .set({ body: NO_BODY, headers: {} })
    .where(sql`instr(${rejectedNotices.body}, ${Buffer.from(number)}) > 0`)
    .run();
}

/** That something was sent stays; to whom, and what the other side said, does not. */
function eraseMessages(db: SqliteDb, orderId: string, at: Date): void {
  const ofOrder = eq(notifications.orderId, orderId);
  db.update(notifications)
    .set({ outcome: 'needless', nextTryAt: at, leasedUntil: null })
    .where(and(ofOrder, or(isNull(notifications.outcome), eq(notifications.outcome, 'held'))))
    .run();
  db.update(notifications).set({ reason: null }).where(ofOrder).run();
  db.update(notifications)
    .set({ recipient: BY_MAIL, messageId: null })
    .where(and(ofOrder, inArray(notifications.kind, [...CHAT_KINDS])))
    .run();
}

/** Whoever has no order any more is nobody the bot has to know. */
function forgetUser(db: SqliteDb, userId: number): void {
  const other = db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.telegramUserId, userId))
    .get();
  if (!other) db.delete(telegramUsers).where(eq(telegramUsers.id, userId)).run();
}

/**
 * What is overwritten in the database stays in its write-ahead log until that is emptied. Between
 * two turns of the event loop no transaction is open; a reader elsewhere only puts it off.
 */
export async function emptyLog(db: SqliteDb): Promise<void> {
  await nextTurn();
  db.all(sql`pragma wal_checkpoint(truncate)`);
}
