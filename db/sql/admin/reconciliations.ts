import { and, asc, desc, eq, gt, inArray, isNotNull, lt, max, sql } from 'drizzle-orm';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import type { OrderFact, Reconciliation, Reconciliations } from '@/lib/store/reconciliations';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { first } from '../first';
import type { Tables } from '../schema';

/** The part of the admin that compares payment lists with what is known here. */
export function reconciliationMethods({ read }: Reader): Reconciliations {
  return {
    findReconciliation: (id) =>
      read(async ({ db, tables: { reconciliations } }) => {
        const found = db.select().from(reconciliations).where(eq(reconciliations.id, id));
        const row = await first(found);
        return row ? { ...row, columns: columnsOf(row.columns) } : null;
      }),
    reconciliations: ({ before, limit }) =>
      read(async ({ db, tables: { reconciliations } }) => {
        const { id, fileName, madeAt } = reconciliations;
        return db
          .select({ id, fileName, madeAt })
          .from(reconciliations)
          .where(before ? lt(id, before) : undefined)
          .orderBy(desc(id))
          .limit(limit);
      }),
    orderFacts: (page) => read((on) => orderFacts(on, page)),
    dismissedRows: () => read(dismissedRows),
    resolvedPayments: (paymentIds) => read((on) => resolvedPayments(on, paymentIds)),
    ordersNumbered: (numbers) =>
      read(async ({ db, tables, words }) =>
        db
          .select(shownOrder(tables))
          .from(tables.orders)
          .where(words.isAmong(tables.orders.number, numbers)),
      ),
    paymentEventsOfPayments: (paymentIds) =>
      read(async ({ db, tables: { paymentEvents } }) => {
        const { id, paymentId } = paymentEvents;
        return db
          .select({ id: sql<string>`${max(id)}`, paymentId })
          .from(paymentEvents)
          .where(inArray(paymentId, paymentIds.filter(isPaymentId)))
          .groupBy(paymentId);
      }),
  };
}

function shownOrder({ orders: { id, number, amount } }: Tables) {
  return { id, number, amount };
}

async function orderFacts(
  { db, tables, words }: Connection,
  { after, limit }: { after: number; limit: number },
): Promise<OrderFact[]> {
  const { orders, paymentFacts } = tables;
  const place = words.place(paymentFacts);
  return db
    .select({ place, fact: paymentFacts, order: shownOrder(tables) })
    .from(paymentFacts)
    .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
    .where(gt(place, after))
    .orderBy(asc(place))
    .limit(limit);
}

async function dismissedRows({ db, tables: { auditLog } }: Connection) {
  return db
    .select({
      row: sql<string>`${auditLog.details} ->> 'row'`,
      reason: sql<string>`coalesce(${auditLog.reason}, '')`,
    })
    .from(auditLog)
    .where(eq(auditLog.action, 'row_dismissed'))
    .orderBy(asc(auditLog.id));
}

async function resolvedPayments(
  { db, tables: { paymentEvents }, words }: Connection,
  paymentIds: readonly string[],
) {
  const { paymentId, resolution, resolvedAt } = paymentEvents;
  const rows = await db
    .select({ paymentId, resolution })
    .from(paymentEvents)
    .where(and(words.isAmong(paymentId, paymentIds), isNotNull(resolution)))
    .orderBy(asc(resolvedAt));
  return rows.flatMap((row) => (row.resolution ? [{ ...row, resolution: row.resolution }] : []));
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
