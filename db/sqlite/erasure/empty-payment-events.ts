import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { paymentRenamer, type TextField, withoutFields } from '@/lib/payments/events/plain-fields';
import type { SqliteDb } from '../open';
import { keepingContacts } from '../payment-event-contacts';
import { orders, paymentEvents } from '../schema';

/** A payment event that tells nothing of a buyer any more. */
export const NO_BODY = { rawBody: Buffer.of(), headers: {}, sealedOrder: null };

/** The order number of the payment event belongs to nobody. */
export const NAMES_NO_ORDER = sql`not exists (select 1 from ${orders} where ${orders.number} = ${paymentEvents.orderNumber})`;

const { id, key, amount, orderNumber, paymentId, statusText, amountText, currency } =
  getTableColumns(paymentEvents);

/**
 * Takes the bodies of payment events away, and of their fields those that may not be kept, inside a
 * transaction that is already open. Of an order here the number always is. What a field still says
 * of others is found when they are erased.
 */
export function emptyPaymentEvents(
  db: SqliteDb,
  condition: SQL | undefined,
  isKept: (field: TextField, value: string) => boolean,
  rename = paymentRenamer(),
): void {
  const keepContacts = keepingContacts(db.$client);
  const rows = db
    .select({
      id,
      key,
      amount,
      orderNumber,
      paymentId,
      statusText,
      amountText,
      currency,
      namesNoOrder: sql<number>`${NAMES_NO_ORDER}`,
    })
    .from(paymentEvents)
    .where(condition)
    .all();
  for (const { id: eventId, namesNoOrder, ...told } of rows) {
    const isLeft = (field: TextField, value: string) =>
      (field === 'orderNumber' && !namesNoOrder) || isKept(field, value);
    const kept = withoutFields(told, isLeft, rename);
    db.update(paymentEvents)
      .set({ ...kept, ...NO_BODY })
      .where(eq(id, eventId))
      .run();
    if (namesNoOrder) keepContacts({ ...kept, ...NO_BODY, id: eventId });
  }
}
