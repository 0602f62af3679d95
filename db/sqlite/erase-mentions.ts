import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { mentionOf, type Traces } from '@/lib/orders/mentions';
import { ODD_OUTCOMES } from '@/lib/payments/notice';
import type { SqliteDb } from './open';
import {
  orders,
  paymentNotices,
  reconciliations,
  rejectedNotices,
  telegramUpdates,
} from './schema';

type Speaks = (text: string) => boolean;

/** What the buyers are recognised by: their contacts, and numbers of orders and payments. */
export type Mentions = { contacts: readonly Traces[]; numbers: readonly string[] };

/** A notice that tells nothing of a buyer any more. */
export const NO_BODY = { rawBody: Buffer.of(), headers: {}, sealedOrder: null };

/** The order number of the notice is nobody's. */
export const NAMES_NO_ORDER = sql`not exists (select 1 from ${orders} where ${orders.number} = ${paymentNotices.orderNumber})`;

/**
 * Empties what others have sent, belongs to no order and yet speaks of these buyers, inside a
 * transaction that is already open. That it came, when and why it was odd stays.
 */
export function eraseMentions(
  db: SqliteDb,
  { contacts, numbers }: Mentions,
  forgottenUsers: readonly number[],
  at: Date,
): void {
  const speaks = mentionOf([...contacts, { words: [], digits: numbers }]);
  emptyRejected(db, speaks);
  emptyUnknown(db, speaks);
  emptyLists(db, mentionOf(contacts));
  const isFrom = forgottenUsers.map((id) => new RegExp(`"id":\\s*${id}\\b`));
  emptyUpdates(db, (body) => speaks(body) || isFrom.some((id) => id.test(body)), at);
}

function emptyRejected(db: SqliteDb, speaks: Speaks): void {
  const { id, body, headers } = rejectedNotices;
  const kept = db.select({ id, body, headers }).from(rejectedNotices).all();
  for (const row of kept.filter((one) => speaks(asText(one.body, one.headers)))) {
    db.update(rejectedNotices).set({ body: Buffer.of(), headers: {} }).where(eq(id, row.id)).run();
  }
}

/** Verified notices under a number that no order has; a repeat of an odd one is not odd itself. */
function emptyUnknown(db: SqliteDb, speaks: Speaks): void {
  const { id, orderNumber, rawBody, headers, outcome } = paymentNotices;
  const numbers = db
    .selectDistinct({ orderNumber })
    .from(paymentNotices)
    .where(and(inArray(outcome, [...ODD_OUTCOMES]), NAMES_NO_ORDER));
  const kept = db
    .select({ id, rawBody, headers })
    .from(paymentNotices)
    .where(and(inArray(orderNumber, numbers), sql`length(${rawBody}) > 0`))
    .all();
  for (const row of kept.filter((one) => speaks(asText(one.rawBody, one.headers)))) {
    db.update(paymentNotices).set(NO_BODY).where(eq(id, row.id)).run();
  }
}

/** Numbers of orders and payments, which a list is compared by, stay. */
function emptyLists(db: SqliteDb, speaks: Speaks): void {
  const { id, content } = reconciliations;
  const asKept = sql<string>`${content}`;
  const kept = db.select({ id, text: asKept }).from(reconciliations).all();
  // A list may be long: cell by cell only those are gone through that say something at all.
  for (const row of kept.filter(({ text }) => speaks(text))) {
    const table = JSON.parse(row.text) as string[][];
    const emptied = table.map((cells) => cells.map((cell) => (speaks(cell) ? '' : cell)));
    db.update(reconciliations).set({ content: emptied }).where(eq(id, row.id)).run();
  }
}

/** Such an update is answered no more. */
function emptyUpdates(db: SqliteDb, speaks: Speaks, at: Date): void {
  const { id, body } = telegramUpdates;
  const kept = db.select({ id, body }).from(telegramUpdates).where(isNotNull(body)).all();
  for (const row of kept.filter((one) => one.body && speaks(one.body))) {
    db.update(telegramUpdates).set({ body: null, handledAt: at }).where(eq(id, row.id)).run();
  }
}

function asText(body: Buffer, headers: Record<string, string>): string {
  return `${body.toString('utf8')}\n${JSON.stringify(headers)}`;
}
