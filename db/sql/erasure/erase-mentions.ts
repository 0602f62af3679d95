import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
  ANYBODY,
  contactsIn,
  mentionOf,
  spellings,
  type Traces,
} from '@/lib/orders/erasure/mentions';
import { wordsIn } from '@/lib/orders/erasure/words';
import { isPlain, type TextField } from '@/lib/payments/events/plain-fields';
import type { Connection } from '../connection';
import { emptyPaymentEvents, namesNoOrder } from './empty-payment-events';

/**
 * What the buyers are recognised by: their contacts, names, birth dates, and numbers of orders and
 * payments.
 */
export type Mentions = {
  contacts: readonly Traces[];
  names: readonly Traces[];
  dates: readonly string[];
  numbers: readonly string[];
};

/**
 * Empties what others have sent, belongs to no order and yet speaks of these buyers, inside a
 * transaction that is already open. That it came, when and why it was odd stays. Everything is
 * looked up or small, so that this takes no longer when much is kept.
 */
export async function eraseMentions(
  on: Connection,
  mentions: Mentions,
  forgottenUsers: readonly number[],
  at: Date,
): Promise<void> {
  const { contacts, names, numbers } = mentions;
  const traces = [...contacts, { words: [], digits: numbers }];
  await emptyRefused(on, contacts);
  await emptyUnknown(on, [...spellings(traces), ...mentions.dates], mentions);
  await emptyFileNames(on, mentionOf([...contacts, ...names]));
  const speaks = mentionOf(traces);
  const isFrom = forgottenUsers.map((id) => new RegExp(`"id":\\s*${id}\\b`));
  await emptyUpdates(on, (body) => speaks(body) || isFrom.some((id) => id.test(body)), at);
}

/** Only numbers are kept of a refused delivery, and anybody may have sent a phone for one. */
async function emptyRefused(
  { db, tables: { rejectedPaymentEvents }, words }: Connection,
  contacts: readonly Traces[],
): Promise<void> {
  const { fields } = rejectedPaymentEvents;
  for (const run of contacts.flatMap(({ digits }) => digits)) {
    await db.update(rejectedPaymentEvents).set({ fields: {} }).where(words.contains(fields, run));
  }
}

/**
 * Verified payment events under a number that no order has. A name counts where people have written:
 * in the fields of the payment event, not in all of its body.
 */
async function emptyUnknown(
  on: Connection,
  named: readonly string[],
  mentions: Mentions,
): Promise<void> {
  const { db, tables } = on;
  const { paymentEventContacts, paymentEvents } = tables;
  const { contact, paymentEventId } = paymentEventContacts;
  const names = mentions.names
    .map(({ words }) => [...wordsIn(words.join(' '))])
    .filter(({ length }) => length > 0);
  const naming = (words: readonly string[], atLeast: number) =>
    db
      .select({ id: paymentEventId })
      .from(paymentEventContacts)
      .where(inArray(contact, [...words]))
      .groupBy(paymentEventId)
      .having(sql`${count()} >= ${atLeast}`);
  const speaking = [naming(named, 1), ...names.map((words) => naming(words, words.length))];
  const isKept = isFreeOf(mentions.contacts, [ANYBODY, ...mentions.dates, ...names.flat()]);
  for (const ids of speaking) {
    const condition = and(inArray(paymentEvents.id, ids), namesNoOrder(tables));
    await emptyPaymentEvents(on, condition, isKept);
  }
}

/** Whether a field of a payment event tells nothing of buyers, or of too many to know. */
function isFreeOf(contacts: readonly Traces[], words: readonly string[]) {
  const speaks = mentionOf(contacts);
  return (field: TextField, value: string) => {
    if (speaks(value)) return false;
    if (isPlain(field, value)) return true;
    const said = new Set([...wordsIn(value), ...contactsIn(value)]);
    return !words.some((word) => said.has(word));
  };
}

/** A payment list itself holds nothing personal (`plainCell`); a file may be called anything. */
async function emptyFileNames(
  { db, tables: { reconciliations } }: Connection,
  speaks: (text: string) => boolean,
): Promise<void> {
  const { id, fileName } = reconciliations;
  const kept = await db.select({ id, fileName }).from(reconciliations);
  for (const row of kept.filter((one) => speaks(one.fileName))) {
    await db.update(reconciliations).set({ fileName: '' }).where(eq(id, row.id));
  }
}

/** Such an update is answered no more. One that is handled has no body. */
async function emptyUpdates(
  { db, tables: { telegramUpdates } }: Connection,
  speaks: (text: string) => boolean,
  at: Date,
): Promise<void> {
  const { id, body, handledAt } = telegramUpdates;
  const kept = await db.select({ id, body }).from(telegramUpdates).where(isNull(handledAt));
  for (const row of kept.filter((one) => one.body && speaks(one.body))) {
    await db
      .update(telegramUpdates)
      .set({ body: null, chatId: null, handledAt: at })
      .where(eq(id, row.id));
  }
}
