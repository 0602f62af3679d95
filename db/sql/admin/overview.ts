import { and, count, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { ErasureRequest, Overview, StuckOrder, WaitingOrder } from '@/lib/store/overview';
import type { Connection } from '../connection';
import { countDisputedMarks } from '../disputed-marks';
import type { Reader } from '../engine';
import { first } from '../first';
import { isStuck } from '../returns';
import { ERASURE_ASKED } from '../schema';
import { isOpenMoney } from './payment-event-rows';
import { funnelSince, takingsByDay } from './takings';
import { inState } from './which-orders';

/** The part of the admin that sums up. */
export function overviewMethods({ read }: Reader): Overview {
  return {
    needsAttentionCounts: (now) =>
      read(async (on) => ({
        waiting: await countWaiting(on, now),
        unmatched: await countUnmatched(on),
      })),
    takingsByDay: (from) => read((on) => takingsByDay(on, from)),
    funnel: (from) => read((on) => funnelSince(on, from)),
    stuckOrders: (before, limit) => read((on) => stuckOrders(on, before, limit)),
    waitingOrders: (now, limit) => read((on) => waitingOrders(on, now, limit)),
    erasureRequests: (limit) => read((on) => erasureRequests(on, limit)),
  };
}

async function countWaiting(on: Connection, now: Date): Promise<number> {
  const waiting = on.db.select({ n: count() }).from(on.tables.orders).where(isWaiting(on, now));
  return (await first(waiting))?.n ?? 0;
}

async function waitingOrders(on: Connection, now: Date, limit: number): Promise<WaitingOrder[]> {
  const { orders } = on.tables;
  const { id, number, amount, createdAt } = orders;
  return on.db
    .select({ id, number, amount, createdAt })
    .from(orders)
    .where(and(isWaiting(on, now), isNotNull(orders.consentAt)))
    .orderBy(desc(orders.seq))
    .limit(limit);
}

function isWaiting(on: Connection, now: Date): SQL | undefined {
  const { orders } = on.tables;
  return and(
    inState(on, 'awaiting_payment', now),
    eq(orders.isTest, false),
    isNull(orders.erasedAt),
  );
}

async function countUnmatched(on: Connection): Promise<number> {
  const { db, tables } = on;
  const open = db.select({ n: count() }).from(tables.paymentEvents).where(isOpenMoney(tables));
  return ((await first(open))?.n ?? 0) + (await countDisputedMarks(on));
}

async function stuckOrders(
  { db, tables }: Connection,
  before: Date,
  limit: number,
): Promise<StuckOrder[]> {
  const { orders, paymentReturns } = tables;
  const { id, number, amount } = orders;
  return db
    .select({ id, number, amount, returnedAt: paymentReturns.at })
    .from(orders)
    .innerJoin(paymentReturns, eq(paymentReturns.orderId, id))
    .where(isStuck(tables, before))
    .orderBy(desc(paymentReturns.at))
    .limit(limit);
}

/** Who asked to be forgotten and is not erased yet, newest first. */
async function erasureRequests(
  { db, tables: { auditLog, orders } }: Connection,
  limit: number,
): Promise<ErasureRequest[]> {
  return db
    .select({ id: orders.id, number: orders.number, at: auditLog.at })
    .from(auditLog)
    .innerJoin(orders, eq(orders.id, auditLog.orderId))
    .where(and(ERASURE_ASKED, isNull(orders.erasedAt)))
    .orderBy(desc(auditLog.at))
    .limit(limit);
}
