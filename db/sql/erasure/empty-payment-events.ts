import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import {
  namedContacts,
  paymentRenamer,
  type TextField,
  withoutFields,
} from '@/lib/payments/events/plain-fields';
import type { Connection } from '../connection';
import type { Tables } from '../schema';

/** A payment event that tells nothing of a buyer any more. */
export const NO_BODY = { rawBody: Buffer.of(), headers: {}, sealedOrder: null };

/** The order number of the payment event belongs to nobody. */
export function namesNoOrder({ orders, paymentEvents }: Tables): SQL {
  return sql`not exists (select 1 from ${orders} where ${orders.number} = ${paymentEvents.orderNumber})`;
}

/**
 * Takes the bodies of payment events away, and of their fields those that may not be kept, inside a
 * transaction that is already open. Of an order here the number always is. What a field still says
 * of others is found when they are erased.
 */
export async function emptyPaymentEvents(
  { db, tables }: Connection,
  condition: SQL | undefined,
  isKept: (field: TextField, value: string) => boolean,
  rename = paymentRenamer(),
): Promise<void> {
  const { paymentEvents, paymentEventContacts } = tables;
  const { id, key, amount, orderNumber, paymentId, statusText, amountText, currency } =
    getTableColumns(paymentEvents);
  const rows = await db
    .select({
      id,
      key,
      amount,
      orderNumber,
      paymentId,
      statusText,
      amountText,
      currency,
      isOfNobody: namesNoOrder(tables).mapWith(Boolean),
    })
    .from(paymentEvents)
    .where(condition);
  for (const { id: paymentEventId, isOfNobody, ...told } of rows) {
    const isLeft = (field: TextField, value: string) =>
      (field === 'orderNumber' && !isOfNobody) || isKept(field, value);
    const kept = withoutFields(told, isLeft, rename);
    await db
      .update(paymentEvents)
      .set({ ...kept, ...NO_BODY })
      .where(eq(id, paymentEventId));
    if (!isOfNobody) continue;
    // What is left of its own fields; an erasure finds it by them.
    for (const contact of namedContacts({ ...kept, ...NO_BODY })) {
      await db
        .insert(paymentEventContacts)
        .values({ contact, paymentEventId })
        .onConflictDoNothing();
    }
  }
}
