import {
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  lt,
  not,
  type SQL,
  sql,
} from 'drizzle-orm';
import { UNMATCHED_OUTCOMES } from '@/lib/payments/events/outcomes';
import type { AuditLine } from '@/lib/store/audit-log';
import type {
  KeptRow,
  PaymentEventRef,
  PaymentEventRow,
  RejectedRow,
} from '@/lib/store/payment-events';
import type { Connection } from '../connection';
import type { Tables } from '../schema';
import { auditLineOf } from './audit-log';

/**
 * Whether a payment event is test money for an order that was made to try the set-up: as it should
 * be.
 */
export function isOfATest({ orders, paymentEvents }: Tables): SQL {
  return sql`(${paymentEvents.demo} and exists (select 1 from ${orders} where ${orders.number} = ${paymentEvents.orderNumber} and ${orders.isTest}))`;
}

/** What did not fit and nobody has resolved yet. */
export function isUnresolved({ paymentEvents }: Tables): SQL | undefined {
  const { outcome, resolution } = paymentEvents;
  return and(inArray(outcome, [...UNMATCHED_OUTCOMES]), isNull(resolution));
}

/** The same as far as it is money that waits for the seller. */
export function isOpenMoney(tables: Tables): SQL | undefined {
  return and(isUnresolved(tables), not(isOfATest(tables)));
}

/** Verified payment events, newest first: their ids go with the time they were kept. */
export async function keptRows(
  { db, tables: { orders, paymentEvents } }: Connection,
  condition: SQL | undefined,
  limit: number,
): Promise<KeptRow[]> {
  const { rawBody, headers, key, fingerprint, ...shown } = getTableColumns(paymentEvents);
  const { id, number, amount, paidAt, refundedAt, erasedAt, isTest } = orders;
  const rows = await db
    .select({
      paymentEvent: shown,
      order: { id, number, amount, paidAt, refundedAt, erasedAt, isTest },
    })
    .from(paymentEvents)
    .leftJoin(orders, eq(number, paymentEvents.orderNumber))
    .where(condition)
    .orderBy(desc(paymentEvents.id))
    .limit(limit);
  return rows.map(({ paymentEvent, order }) => ({ kind: 'kept', ...paymentEvent, order }));
}

/** Refused deliveries, newest first, those older than the one `before`. */
export async function rejectedRows(
  { db, tables: { rejectedPaymentEvents } }: Connection,
  before: number | null,
  limit: number,
  condition?: SQL,
): Promise<RejectedRow[]> {
  const { id } = rejectedPaymentEvents;
  const rows = await db
    .select()
    .from(rejectedPaymentEvents)
    .where(and(before === null ? undefined : lt(id, before), condition))
    .orderBy(desc(id))
    .limit(limit);
  return rows.map((row) => ({ kind: 'rejected', ...row }));
}

export async function rowOf(on: Connection, ref: PaymentEventRef): Promise<PaymentEventRow | null> {
  const rows =
    ref.kind === 'kept'
      ? await keptRows(on, eq(on.tables.paymentEvents.id, ref.id), 1)
      : await rejectedRows(on, null, 1, eq(on.tables.rejectedPaymentEvents.id, ref.id));
  return rows[0] ?? null;
}

/** What was done about a payment event, newest first. */
export async function actionsOf(
  { db, tables: { auditLog, orders } }: Connection,
  paymentEventId: string,
): Promise<AuditLine[]> {
  const rows = await db
    .select({ line: auditLog, number: orders.number })
    .from(auditLog)
    .leftJoin(orders, eq(orders.id, auditLog.orderId))
    .where(eq(auditLog.paymentEventId, paymentEventId))
    .orderBy(desc(auditLog.id));
  return rows.map(({ line, number }) => auditLineOf(line, number));
}
