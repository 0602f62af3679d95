import { and, asc, gt, lt, lte, not, or, sql } from 'drizzle-orm';
import type { ErasableOrders } from '@/lib/store/queries/orders';
import type { Store } from '@/lib/store/store';
import { OPEN_MONEY } from '../admin/payment-event-rows';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { HEARD_OF } from '../returns';
import {
  adminLinks,
  adminSessions,
  apiKeys,
  ERASABLE,
  formVisits,
  idempotencyKeys,
  orders,
  paymentEvents,
  paymentReturns,
  rejectedPaymentEvents,
} from '../schema';

/** The part of the store that keeps nothing longer than it has to. */
export function retentionMethods(group: GroupCommit): Pick<Store, 'forgetOld'> {
  return {
    forgetOld: ({ keysExpiredBy, signInsBefore, refusalsBefore, visitsBefore }) =>
      group.erase((db) => {
        db.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, keysExpiredBy)).run();
        db.delete(adminSessions).where(lt(adminSessions.createdAt, signInsBefore)).run();
        db.delete(apiKeys).where(lt(apiKeys.revokedAt, signInsBefore)).run();
        db.delete(adminLinks).where(lt(adminLinks.expiresAt, signInsBefore)).run();
        db.delete(rejectedPaymentEvents)
          .where(lt(rejectedPaymentEvents.receivedAt, refusalsBefore))
          .run();
        db.delete(formVisits).where(lt(formVisits.day, visitsBefore)).run();
      }),
  };
}

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
