import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Overview } from '@/lib/store/overview';
import { countDisputedMarks } from '../disputed-marks';
import type { SqliteDb } from '../open';
import { isStuck } from '../returns';
import { auditLog, ERASURE_ASKED, orders, paymentEvents, paymentReturns } from '../schema';
import { inState } from './order-list';
import { OPEN_MONEY } from './payment-event-rows';
import { funnelSince, takingsByDay } from './takings';

const OPEN = and(eq(orders.isTest, false), isNull(orders.erasedAt));

/** The part of the admin that sums up. */
export function overviewMethods(db: SqliteDb): Overview {
  return {
    needsAttentionCounts: async (now) => ({
      waiting: countWaiting(db, now),
      unmatched: countUnmatched(db),
    }),
    takingsByDay: async (from) => takingsByDay(db, from),
    funnel: async (from) => funnelSince(db, from),
    stuckOrders: async (before, limit) =>
      db
        .select({
          id: orders.id,
          number: orders.number,
          amount: orders.amount,
          returnedAt: paymentReturns.at,
        })
        .from(orders)
        .innerJoin(paymentReturns, eq(paymentReturns.orderId, orders.id))
        .where(isStuck(before))
        .orderBy(desc(paymentReturns.at))
        .limit(limit)
        .all(),
    waitingOrders: async (now, limit) => waitingOrders(db, now, limit),
    erasureRequests: async (limit) => erasureRequests(db, limit),
  };
}

function countWaiting(db: SqliteDb, now: Date): number {
  return db.select({ n: count() }).from(orders).where(waiting(now)).get()?.n ?? 0;
}

function waitingOrders(db: SqliteDb, now: Date, limit: number) {
  const { id, number, amount, createdAt } = orders;
  return db
    .select({ id, number, amount, createdAt })
    .from(orders)
    .where(and(waiting(now), isNotNull(orders.consentAt)))
    .orderBy(desc(orders.seq))
    .limit(limit)
    .all();
}

function waiting(now: Date) {
  return and(inState('awaiting_payment', now), OPEN);
}

function countUnmatched(db: SqliteDb): number {
  const waitingEvents = db.select({ n: count() }).from(paymentEvents).where(OPEN_MONEY).get();
  return (waitingEvents?.n ?? 0) + countDisputedMarks(db);
}

/** Who asked to be forgotten and is not erased yet, newest first. */
export function erasureRequests(db: SqliteDb, limit: number) {
  return db
    .select({ id: orders.id, number: orders.number, at: auditLog.at })
    .from(auditLog)
    .innerJoin(orders, eq(orders.id, auditLog.orderId))
    .where(and(ERASURE_ASKED, isNull(orders.erasedAt)))
    .orderBy(desc(auditLog.at))
    .limit(limit)
    .all();
}
