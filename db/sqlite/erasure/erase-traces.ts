import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { contactTraces, mentionOf, nameTraces } from '@/lib/orders/erasure/mentions';
import type { Order } from '@/lib/orders/order';
import { CHAT_KINDS } from '@/lib/outbox/outbox-message';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import { isPlain, paymentRenamer, type TextField } from '@/lib/payments/events/plain-fields';
import type { SqliteDb } from '../open';
import { BY_MAIL } from '../queries/message-keys';
import {
  auditLog,
  documents,
  formerMessages,
  formerReadings,
  idempotencyKeys,
  orders,
  outboxMessages,
  paymentEvents,
  paymentFacts,
  paymentLinks,
  readings,
  shareLinks,
  telegramUsers,
} from '../schema';
import { emptyPaymentEvents, NAMES_NO_ORDER } from './empty-payment-events';
import { eraseMentions } from './erase-mentions';
import { addTombstones } from './tombstones';

const OF_BUYER = { birthDate: null, name: null, email: null, phone: null, telegramUserId: null };

/**
 * Takes away all that tells of the buyers of these orders, inside a transaction that is already
 * open. What is left in the write-ahead log goes with `GroupCommit.erase`.
 */
export function eraseTraces(db: SqliteDb, erased: readonly Order[], at: Date): void {
  addTombstones(
    db,
    erased.map(({ number }) => number),
    at,
  );
  const paymentIds = new Map(erased.map((order) => [order, paymentIdsOf(db, order)]));
  const dates = erased.flatMap((order) => birthDatesOf(db, order));
  const forgotten: number[] = [];
  for (const order of erased) {
    const { id, telegramUserId } = order;
    db.update(orders)
      .set({ ...OF_BUYER, utm: null, erasedAt: at })
      .where(eq(orders.id, id))
      .run();
    for (const table of [readings, formerReadings, documents, shareLinks, idempotencyKeys]) {
      db.delete(table).where(eq(table.orderId, id)).run();
    }
    eraseLinks(db, id);
    eraseBodies(db, order, paymentIds.get(order) ?? []);
    eraseMessages(db, id, at);
    eraseReasons(db, order);
    if (telegramUserId !== null && forgetUser(db, telegramUserId)) forgotten.push(telegramUserId);
  }
  const contacts = erased.map((order) => contactTraces(order.contacts));
  const numbers = [...erased.map(({ number }) => number), ...[...paymentIds.values()].flat()];
  const names = erased.map((order) => nameTraces(order.contacts));
  eraseMentions(db, { contacts, names, dates, numbers }, forgotten, at);
}

function paymentIdsOf(db: SqliteDb, { id }: Order): string[] {
  const facts = db
    .selectDistinct({ paymentId: paymentFacts.paymentId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, id))
    .all();
  return facts.map(({ paymentId }) => paymentId).filter(isPaymentId);
}

/** Also those that were corrected. */
function birthDatesOf(db: SqliteDb, { id, birthDate }: Order): string[] {
  const former = db
    .select({ date: formerReadings.birthDate })
    .from(formerReadings)
    .where(eq(formerReadings.orderId, id))
    .all();
  return [birthDate, ...former.map(({ date }) => date)];
}

/** The page behind a link shows the buyer's contacts. */
function eraseLinks(db: SqliteDb, orderId: string): void {
  const ofOrder = eq(paymentLinks.orderId, orderId);
  db.update(paymentLinks).set({ rawAnswer: '' }).where(ofOrder).run();
  db.update(paymentLinks)
    .set({ url: '' })
    .where(and(ofOrder, isNotNull(paymentLinks.url)))
    .run();
}

/**
 * Also of payment events that were made its own, and of those of its payments that name no order.
 * Of their fields only what can be no word of a buyer is kept.
 */
function eraseBodies(db: SqliteDb, order: Order, paymentIds: readonly string[]): void {
  const { id, number, contacts } = order;
  const itsOwn = db
    .select({ id: paymentFacts.paymentEventId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, id));
  const ofOrder = or(
    eq(paymentEvents.orderNumber, number),
    inArray(paymentEvents.id, itsOwn),
    and(inArray(paymentEvents.paymentId, [...paymentIds]), NAMES_NO_ORDER),
  );
  const speaks = mentionOf([contactTraces(contacts)]);
  const isKept = (field: TextField, value: string) => isPlain(field, value) && !speaks(value);
  const rename = paymentRenamer();
  emptyPaymentEvents(db, ofOrder, isKept, rename);
  const facts = db.select().from(paymentFacts).where(eq(paymentFacts.orderId, id)).all();
  for (const { kind, paymentId } of facts.filter((fact) => !isKept('paymentId', fact.paymentId))) {
    const { orderId } = paymentFacts;
    const isIt = [
      eq(orderId, id),
      eq(paymentFacts.kind, kind),
      eq(paymentFacts.paymentId, paymentId),
    ];
    db.update(paymentFacts)
      .set({ paymentId: rename(paymentId) })
      .where(and(...isIt))
      .run();
  }
}

/** That something was sent stays; to whom, and what the other side said, does not. */
function eraseMessages(db: SqliteDb, orderId: string, at: Date): void {
  const ofOrder = eq(outboxMessages.subject, orderId);
  db.update(outboxMessages)
    .set({ outcome: 'needless', nextTryAt: at, leasedUntil: null })
    .where(and(ofOrder, or(isNull(outboxMessages.outcome), eq(outboxMessages.outcome, 'held'))))
    .run();
  db.update(outboxMessages).set({ reason: null }).where(ofOrder).run();
  db.update(formerMessages).set({ reason: null }).where(eq(formerMessages.orderId, orderId)).run();
  db.update(outboxMessages)
    .set({ recipient: BY_MAIL, messageId: null })
    .where(and(ofOrder, inArray(outboxMessages.kind, [...CHAT_KINDS])))
    .run();
}

/** The seller is asked for no names in a reason, and yet may have written one. */
function eraseReasons(db: SqliteDb, { id, contacts }: Order): void {
  const isPersonal = mentionOf([contactTraces(contacts), nameTraces(contacts)]);
  const lines = db
    .select({ id: auditLog.id, reason: auditLog.reason })
    .from(auditLog)
    .where(and(eq(auditLog.orderId, id), isNotNull(auditLog.reason)))
    .all();
  const personal = lines.filter(({ reason }) => reason && isPersonal(reason));
  for (const line of personal) {
    db.update(auditLog).set({ reason: null }).where(eq(auditLog.id, line.id)).run();
  }
}

/** Anyone who has no order any more is nobody the bot has to know. */
function forgetUser(db: SqliteDb, userId: number): boolean {
  const other = db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.telegramUserId, userId))
    .get();
  if (other) return false;
  db.delete(telegramUsers).where(eq(telegramUsers.id, userId)).run();
  return true;
}
