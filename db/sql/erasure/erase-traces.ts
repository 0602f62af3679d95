import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { contactTraces, mentionOf, nameTraces } from '@/lib/orders/erasure/mentions';
import type { Order } from '@/lib/orders/order';
import { CHAT_KINDS } from '@/lib/outbox/outbox-message';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import { isPlain, paymentRenamer, type TextField } from '@/lib/payments/events/plain-fields';
import type { Connection } from '../connection';
import { BY_MAIL } from '../outbox/message-keys';
import { emptyPaymentEvents, namesNoOrder } from './empty-payment-events';
import { eraseMentions } from './erase-mentions';

const OF_BUYER = { birthDate: null, name: null, email: null, phone: null, telegramUserId: null };

/**
 * Takes away all that tells of the buyers of these orders, inside a transaction that is already
 * open. What is left in the files of the database is the engine's own matter: see `Engine.erase`.
 */
export async function eraseTraces(
  on: Connection,
  erased: readonly Order[],
  at: Date,
): Promise<void> {
  const { db, tables } = on;
  const { orders, readings, formerReadings, documents, shareLinks, idempotencyKeys } = tables;
  const numbersOfOrders = erased.map(({ number }) => number);
  await on.tombstones.add(numbersOfOrders, at);
  const paymentIds = new Map<Order, string[]>();
  const dates: string[] = [];
  for (const order of erased) {
    paymentIds.set(order, await paymentIdsOf(on, order));
    dates.push(...(await birthDatesOf(on, order)));
  }
  const forgotten: number[] = [];
  for (const order of erased) {
    const { id, telegramUserId } = order;
    await db
      .update(orders)
      .set({ ...OF_BUYER, utm: null, erasedAt: at })
      .where(eq(orders.id, id));
    for (const table of [readings, formerReadings, documents, shareLinks, idempotencyKeys]) {
      await db.delete(table).where(eq(table.orderId, id));
    }
    await eraseLinks(on, id);
    await eraseBodies(on, order, paymentIds.get(order) ?? []);
    await eraseMessages(on, id, at);
    await eraseReasons(on, order);
    if (telegramUserId !== null && (await forgetUser(on, telegramUserId))) {
      forgotten.push(telegramUserId);
    }
  }
  const contacts = erased.map((order) => contactTraces(order.contacts));
  const numbers = [...numbersOfOrders, ...[...paymentIds.values()].flat()];
  const names = erased.map((order) => nameTraces(order.contacts));
  await eraseMentions(on, { contacts, names, dates, numbers }, forgotten, at);
}

async function paymentIdsOf(
  { db, tables: { paymentFacts } }: Connection,
  { id }: Order,
): Promise<string[]> {
  const facts = await db
    .selectDistinct({ paymentId: paymentFacts.paymentId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, id));
  return facts.map(({ paymentId }) => paymentId).filter(isPaymentId);
}

/** Also those that were corrected. */
async function birthDatesOf(
  { db, tables: { formerReadings } }: Connection,
  { id, birthDate }: Order,
): Promise<string[]> {
  const former = await db
    .select({ date: formerReadings.birthDate })
    .from(formerReadings)
    .where(eq(formerReadings.orderId, id));
  return [birthDate, ...former.map(({ date }) => date)];
}

/** The page behind a link shows the buyer's contacts. */
async function eraseLinks(
  { db, tables: { paymentLinks } }: Connection,
  orderId: string,
): Promise<void> {
  const ofOrder = eq(paymentLinks.orderId, orderId);
  await db.update(paymentLinks).set({ rawAnswer: '' }).where(ofOrder);
  await db
    .update(paymentLinks)
    .set({ url: '' })
    .where(and(ofOrder, isNotNull(paymentLinks.url)));
}

/**
 * Also of payment events that were made its own, and of those of its payments that name no order.
 * Of their fields only what can be no word of a buyer is kept.
 */
async function eraseBodies(
  on: Connection,
  order: Order,
  paymentIds: readonly string[],
): Promise<void> {
  const { db, tables } = on;
  const { paymentEvents, paymentFacts } = tables;
  const { id, number, contacts } = order;
  const itsOwn = db
    .select({ id: paymentFacts.paymentEventId })
    .from(paymentFacts)
    .where(eq(paymentFacts.orderId, id));
  const ofOrder = or(
    eq(paymentEvents.orderNumber, number),
    inArray(paymentEvents.id, itsOwn),
    and(inArray(paymentEvents.paymentId, [...paymentIds]), namesNoOrder(tables)),
  );
  const speaks = mentionOf([contactTraces(contacts)]);
  const isKept = (field: TextField, value: string) => isPlain(field, value) && !speaks(value);
  const rename = paymentRenamer();
  await emptyPaymentEvents(on, ofOrder, isKept, rename);
  const facts = await db.select().from(paymentFacts).where(eq(paymentFacts.orderId, id));
  for (const { kind, paymentId } of facts.filter((fact) => !isKept('paymentId', fact.paymentId))) {
    const isIt = and(
      eq(paymentFacts.orderId, id),
      eq(paymentFacts.kind, kind),
      eq(paymentFacts.paymentId, paymentId),
    );
    await db
      .update(paymentFacts)
      .set({ paymentId: rename(paymentId) })
      .where(isIt);
  }
}

/** That something was sent stays; to whom, and what the other side said, does not. */
async function eraseMessages(
  { db, tables: { formerMessages, outboxMessages } }: Connection,
  orderId: string,
  at: Date,
): Promise<void> {
  const ofOrder = eq(outboxMessages.subject, orderId);
  await db
    .update(outboxMessages)
    .set({ outcome: 'needless', nextTryAt: at, leasedUntil: null })
    .where(and(ofOrder, or(isNull(outboxMessages.outcome), eq(outboxMessages.outcome, 'held'))));
  await db.update(outboxMessages).set({ reason: null }).where(ofOrder);
  await db.update(formerMessages).set({ reason: null }).where(eq(formerMessages.orderId, orderId));
  await db
    .update(outboxMessages)
    .set({ recipient: BY_MAIL, messageId: null })
    .where(and(ofOrder, inArray(outboxMessages.kind, [...CHAT_KINDS])));
}

/** The seller is asked for no names in a reason, and yet may have written one. */
async function eraseReasons(
  { db, tables: { auditLog } }: Connection,
  { id, contacts }: Order,
): Promise<void> {
  const isPersonal = mentionOf([contactTraces(contacts), nameTraces(contacts)]);
  const lines = await db
    .select({ id: auditLog.id, reason: auditLog.reason })
    .from(auditLog)
    .where(and(eq(auditLog.orderId, id), isNotNull(auditLog.reason)));
  const personal = lines.filter(({ reason }) => reason && isPersonal(reason));
  for (const line of personal) {
    await db.update(auditLog).set({ reason: null }).where(eq(auditLog.id, line.id));
  }
}

/** Anyone who has no order any more is nobody the bot has to know. */
async function forgetUser(
  { db, tables: { orders, telegramUsers } }: Connection,
  userId: number,
): Promise<boolean> {
  const others = await db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.telegramUserId, userId))
    .limit(1);
  if (others.length > 0) return false;
  await db.delete(telegramUsers).where(eq(telegramUsers.id, userId));
  return true;
}
