import { and, eq, gte, lte, not, or } from 'drizzle-orm';
import { STUCK_FOR_MS } from '@/lib/orders/return-times';
import type { SqliteDb } from './open';
import { IS_MONEY_TOLD, IS_OPEN, IS_TOLD_SINCE } from './queries/returns';
import { orders, paymentReturns } from './schema';

/** Whether a payment event has told what became of the payment that a buyer came back from. */
export const HEARD_OF = or(IS_MONEY_TOLD, IS_TOLD_SINCE);

/** The same as `isStuck` of an open order, in SQL. */
export function isStuck(before: Date) {
  return and(
    IS_OPEN,
    gte(orders.payableUntil, new Date(before.getTime() - STUCK_FOR_MS)),
    lte(paymentReturns.at, before),
    HEARD_OF && not(HEARD_OF),
  );
}

/** The query of their ids, to look among other orders. */
export function stuckOrderIds(db: SqliteDb, before: Date) {
  return db
    .select({ id: orders.id })
    .from(paymentReturns)
    .innerJoin(orders, eq(orders.id, paymentReturns.orderId))
    .where(isStuck(before));
}
