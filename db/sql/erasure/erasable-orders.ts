import { and, asc, eq, gt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { ErasableOrders } from '@/lib/store/queries/orders';
import { isOpenMoney } from '../admin/payment-event-rows';
import type { Connection } from '../connection';
import { orderFromRow } from '../order-rows';
import { isUnheardOf } from '../returns';
import { erasable, type Tables } from '../schema';

/** Orders to erase because of their age, those whose link ran out first. */
export async function erasableOrders(
  { db, tables, words }: Connection,
  { placedBefore, payableBefore, returnedBefore }: ErasableOrders,
  limit: number,
) {
  const { orders } = tables;
  const rows = await db
    .select()
    .from(orders)
    .where(
      and(
        erasable(words.holds),
        lte(orders.payableUntil, payableBefore),
        lte(orders.createdAt, placedBefore),
        not(waitsForSeller(tables)),
        or(eq(orders.isTest, true), not(waitsForPaymentEvent(tables, returnedBefore))),
      ),
    )
    .orderBy(asc(orders.payableUntil))
    .limit(limit);
  return rows.map(orderFromRow);
}

/**
 * The buyer came back from paying later than this, and no payment event has come: the money may be
 * there.
 */
function waitsForPaymentEvent(tables: Tables, since: Date): SQL {
  const { orders, paymentReturns } = tables;
  return sql`exists (select 1 from ${paymentReturns} where ${and(
    sql`${paymentReturns.orderId} = ${orders.id}`,
    gt(paymentReturns.at, since),
    isUnheardOf(tables),
  )})`;
}

/** Money has come for it that does not fit and that the seller has not resolved yet. */
function waitsForSeller(tables: Tables): SQL {
  const { orders, paymentEvents } = tables;
  return sql`exists (select 1 from ${paymentEvents} where ${and(
    sql`${paymentEvents.orderNumber} = ${orders.number}`,
    isOpenMoney(tables),
  )})`;
}
