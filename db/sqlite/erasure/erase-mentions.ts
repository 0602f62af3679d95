import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { mentionOf, spellings, type Traces } from '@/lib/orders/erasure/mentions';
import type { SqliteDb } from '../open';
import {
  orders,
  paymentEventContacts,
  paymentEvents,
  reconciliations,
  rejectedPaymentEvents,
  telegramUpdates,
} from '../schema';

/** What the buyers are recognised by: their contacts, names, and numbers of orders and payments. */
export type Mentions = {
  contacts: readonly Traces[];
  names: readonly Traces[];
  numbers: readonly string[];
};

/** A payment event that tells nothing of a buyer any more. */
export const NO_BODY = { rawBody: Buffer.of(), headers: {}, sealedOrder: null };

/** The order number of the payment event belongs to nobody. */
export const NAMES_NO_ORDER = sql`not exists (select 1 from ${orders} where ${orders.number} = ${paymentEvents.orderNumber})`;

/**
 * Empties what others have sent, belongs to no order and yet speaks of these buyers, inside a
 * transaction that is already open. That it came, when and why it was odd stays. Everything is
 * looked up or small, so that this takes no longer when much is kept.
 */
export function eraseMentions(
  db: SqliteDb,
  { contacts, names, numbers }: Mentions,
  forgottenUsers: readonly number[],
  at: Date,
): void {
  const traces = [...contacts, { words: [], digits: numbers }];
  emptyRefused(db, contacts);
  emptyUnknown(db, spellings(traces));
  emptyFileNames(db, mentionOf([...contacts, ...names]));
  const speaks = mentionOf(traces);
  const isFrom = forgottenUsers.map((id) => new RegExp(`"id":\\s*${id}\\b`));
  emptyUpdates(db, (body) => speaks(body) || isFrom.some((id) => id.test(body)), at);
}

/** Only numbers are kept of a refused delivery, and anybody may have sent a phone for one. */
function emptyRefused(db: SqliteDb, contacts: readonly Traces[]): void {
  const { fields } = rejectedPaymentEvents;
  for (const run of contacts.flatMap(({ digits }) => digits)) {
    db.update(rejectedPaymentEvents)
      .set({ fields: {} })
      .where(sql`instr(${fields}, ${run}) > 0`)
      .run();
  }
}

/** Verified payment events under a number that no order has. */
function emptyUnknown(db: SqliteDb, named: readonly string[]): void {
  const { contact, paymentEventId } = paymentEventContacts;
  const speaking = db
    .select({ id: paymentEventId })
    .from(paymentEventContacts)
    .where(inArray(contact, [...named]));
  db.update(paymentEvents)
    .set(NO_BODY)
    .where(and(inArray(paymentEvents.id, speaking), NAMES_NO_ORDER))
    .run();
}

/** A payment list itself holds nothing personal (`plainCell`); a file may be called anything. */
function emptyFileNames(db: SqliteDb, speaks: (text: string) => boolean): void {
  const { id, fileName } = reconciliations;
  const kept = db.select({ id, fileName }).from(reconciliations).all();
  for (const row of kept.filter((one) => speaks(one.fileName))) {
    db.update(reconciliations).set({ fileName: '' }).where(eq(id, row.id)).run();
  }
}

/** Such an update is answered no more. One that is handled has no body. */
function emptyUpdates(db: SqliteDb, speaks: (text: string) => boolean, at: Date): void {
  const { id, body, handledAt } = telegramUpdates;
  const kept = db.select({ id, body }).from(telegramUpdates).where(isNull(handledAt)).all();
  for (const row of kept.filter((one) => one.body && speaks(one.body))) {
    db.update(telegramUpdates)
      .set({ body: null, chatId: null, handledAt: at })
      .where(eq(id, row.id))
      .run();
  }
}
