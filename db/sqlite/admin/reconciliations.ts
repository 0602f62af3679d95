import { and, asc, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import type { Reconciliation, Reconciliations } from '@/lib/store/reconciliations';
import type { SqliteDb } from '../open';
import { auditLog, orders, paymentEvents, paymentFacts, reconciliations } from '../schema';

const place = sql<number>`${paymentFacts}.rowid`;

const ofOrder = { id: orders.id, number: orders.number, amount: orders.amount };

/** The part of the admin that compares payment lists with what is known here. */
export function reconciliationMethods(db: SqliteDb): Reconciliations {
  return {
    findReconciliation: async (id) => {
      const row = db.select().from(reconciliations).where(eq(reconciliations.id, id)).get();
      return row ? { ...row, columns: columnsOf(row.columns) } : null;
    },
    reconciliations: async ({ before, limit }) => {
      const { id, fileName, madeAt } = reconciliations;
      return db
        .select({ id, fileName, madeAt })
        .from(reconciliations)
        .where(before ? lt(id, before) : undefined)
        .orderBy(desc(id))
        .limit(limit)
        .all();
    },
    orderFacts: async ({ after, limit }) =>
      db
        .select({ place, fact: paymentFacts, order: ofOrder })
        .from(paymentFacts)
        .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
        .where(sql`${place} > ${after}`)
        .orderBy(asc(place))
        .limit(limit)
        .all(),
    dismissedRows: async () =>
      db
        .select({
          row: sql<string>`${auditLog.details} ->> 'row'`,
          reason: sql<string>`coalesce(${auditLog.reason}, '')`,
        })
        .from(auditLog)
        .where(eq(auditLog.action, 'row_dismissed'))
        .orderBy(asc(auditLog.id))
        .all(),
    resolvedPayments: async (paymentIds) => {
      const { paymentId, resolution, resolvedAt } = paymentEvents;
      const rows = db
        .select({ paymentId, resolution })
        .from(paymentEvents)
        .where(and(isAmong(paymentId, paymentIds), isNotNull(resolution)))
        .orderBy(asc(resolvedAt))
        .all();
      return rows.flatMap(({ paymentId, resolution }) =>
        resolution ? [{ paymentId, resolution }] : [],
      );
    },
    ordersNumbered: async (numbers) =>
      db.select(ofOrder).from(orders).where(isAmong(orders.number, numbers)).all(),
    paymentEventsOfPayments: async (paymentIds) =>
      db
        .select({ id: sql<string>`max(${paymentEvents.id})`, paymentId: paymentEvents.paymentId })
        .from(paymentEvents)
        .where(inArray(paymentEvents.paymentId, paymentIds.filter(isPaymentId)))
        .groupBy(paymentEvents.paymentId)
        .all(),
  };
}

/** However many they are, it is one value of the statement. */
function isAmong(column: SQLiteColumn, values: readonly string[]) {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

function columnsOf(kept: Record<string, number | null> | null): Reconciliation['columns'] {
  if (!kept) return null;
  const placeOf = (name: string) => kept[name] ?? null;
  return {
    payment: placeOf('payment'),
    number: placeOf('number'),
    amount: placeOf('amount'),
    status: placeOf('status'),
    date: placeOf('date'),
    currency: placeOf('currency'),
  };
}
