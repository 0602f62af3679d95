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
import type { SqliteDb } from '../open';
import { auditLog, orders, paymentEvents, rejectedPaymentEvents } from '../schema';
import { auditLineOf } from './audit-log';

const { rawBody, headers, key, fingerprint, ...shown } = getTableColumns(paymentEvents);
const ofOrder = {
  id: orders.id,
  number: orders.number,
  amount: orders.amount,
  paidAt: orders.paidAt,
  refundedAt: orders.refundedAt,
  erasedAt: orders.erasedAt,
  isTest: orders.isTest,
};

/**
 * Whether a payment event is test money for an order that was made to try the set-up: as it should
 * be.
 */
export const OF_A_TEST = sql`(${paymentEvents.demo} and exists (select 1 from ${orders} where ${orders.number} = ${paymentEvents.orderNumber} and ${orders.isTest}))`;

/** What did not fit and nobody has resolved yet. */
export const UNRESOLVED = and(
  inArray(paymentEvents.outcome, [...UNMATCHED_OUTCOMES]),
  isNull(paymentEvents.resolution),
);

/** The same as far as it is money that waits for the seller. */
export const OPEN_MONEY = and(UNRESOLVED, not(OF_A_TEST));

/** Verified payment events, newest first: their ids go with the time they were kept. */
export function keptRows(db: SqliteDb, condition: SQL | undefined, limit: number): KeptRow[] {
  return db
    .select({ paymentEvent: shown, order: ofOrder })
    .from(paymentEvents)
    .leftJoin(orders, eq(orders.number, paymentEvents.orderNumber))
    .where(condition)
    .orderBy(desc(paymentEvents.id))
    .limit(limit)
    .all()
    .map(({ paymentEvent, order }) => ({ kind: 'kept', ...paymentEvent, order }));
}

/** Refused deliveries, newest first, those older than the one `before`. */
export function rejectedRows(
  db: SqliteDb,
  before: number | null,
  limit: number,
  condition?: SQL,
): RejectedRow[] {
  return db
    .select()
    .from(rejectedPaymentEvents)
    .where(and(before === null ? undefined : lt(rejectedPaymentEvents.id, before), condition))
    .orderBy(desc(rejectedPaymentEvents.id))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'rejected', ...row }));
}

export function rowOf(db: SqliteDb, ref: PaymentEventRef): PaymentEventRow | null {
  const [row] =
    ref.kind === 'kept'
      ? keptRows(db, eq(paymentEvents.id, ref.id), 1)
      : rejectedRows(db, ref.id + 1, 1).filter(({ id }) => id === ref.id);
  return row ?? null;
}

/** What was done about a payment event, newest first. */
export function actionsOf(db: SqliteDb, paymentEventId: string): AuditLine[] {
  return db
    .select({ line: auditLog, number: orders.number })
    .from(auditLog)
    .leftJoin(orders, eq(orders.id, auditLog.orderId))
    .where(eq(auditLog.paymentEventId, paymentEventId))
    .orderBy(desc(auditLog.id))
    .all()
    .map(({ line, number }) => auditLineOf(line, number));
}
