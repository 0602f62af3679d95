import { and, asc, gt, lte, not, or, sql } from 'drizzle-orm';
import type { ErasableOrders } from '@/lib/store/queries/orders';
import { OPEN_MONEY } from '../admin/payment-event-rows';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { HEARD_OF } from '../returns';
import { ERASABLE, orders, paymentEvents, paymentReturns } from '../schema';

/** Orders to erase because of their age, those whose link ran out first. */
export function erasableOrders(db: SqliteDb, due: ErasableOrders, limit: number) {
  const { placedBefore, payableBefore, returnedBefore } = due;
  return db
    .select()
    .from(orders)
    .where(
      and(
        ERASABLE,
        lte(orders.payableUntil, payableBefore),
        lte(orders.createdAt, placedBefore),
        not(WAITS_FOR_SELLER),
        or(sql`${orders.isTest} = 1`, not(waitsForPaymentEvent(returnedBefore))),
      ),
    )
    .orderBy(asc(orders.payableUntil))
    .limit(limit)
    .all()
    .map(orderFromRow);
}

/**
 * The buyer came back from paying later than this, and no payment event has come: the money may be
 * there.
 */
const waitsForPaymentEvent = (since: Date) =>
  sql`exists (select 1 from ${paymentReturns} where ${and(
    sql`${paymentReturns.orderId} = ${orders.id}`,
    gt(paymentReturns.at, since),
    HEARD_OF && not(HEARD_OF),
  )})`;

/** Money has come for it that does not fit and that the seller has not resolved yet. */
const WAITS_FOR_SELLER = sql`exists (select 1 from ${paymentEvents} where ${and(
  sql`${paymentEvents.orderNumber} = ${orders.number}`,
  OPEN_MONEY,
)})`;
