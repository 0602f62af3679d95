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
import { ODD_OUTCOMES } from '@/lib/payments/events/notice';
import type { AuditLine } from '@/lib/store/audit-log';
import type {
  DeliveredBody,
  KeptRow,
  NoticeRef,
  NoticeRow,
  RejectedRow,
} from '@/lib/store/notices';
import type { SqliteDb } from '../open';
import { auditLog, orders, paymentNotices, rejectedNotices } from '../schema';
import { auditLineOf } from './audit-log';

const { rawBody, headers, key, fingerprint, ...shown } = getTableColumns(paymentNotices);
const ofOrder = {
  ...{ id: orders.id, number: orders.number, amount: orders.amount },
  ...{ paidAt: orders.paidAt, refundedAt: orders.refundedAt, erasedAt: orders.erasedAt },
  isTest: orders.isTest,
};

/** Whether a notice is test money for an order that was made to try the set-up: as it should be. */
export const OF_A_TEST = sql`(${paymentNotices.demo} and exists (select 1 from ${orders} where ${orders.number} = ${paymentNotices.orderNumber} and ${orders.isTest}))`;

/** What did not fit and nobody has settled yet. */
export const UNSETTLED = and(
  inArray(paymentNotices.outcome, [...ODD_OUTCOMES]),
  isNull(paymentNotices.resolution),
);

/** The same as far as it is money that waits for the seller. */
export const OPEN_MONEY = and(UNSETTLED, not(OF_A_TEST));

/** Verified notices, newest first: their ids go with the time they were kept. */
export function keptRows(db: SqliteDb, condition: SQL | undefined, limit: number): KeptRow[] {
  return db
    .select({ notice: shown, order: ofOrder })
    .from(paymentNotices)
    .leftJoin(orders, eq(orders.number, paymentNotices.orderNumber))
    .where(condition)
    .orderBy(desc(paymentNotices.id))
    .limit(limit)
    .all()
    .map(({ notice, order }) => ({ kind: 'kept', ...notice, order }));
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
    .from(rejectedNotices)
    .where(and(before === null ? undefined : lt(rejectedNotices.id, before), condition))
    .orderBy(desc(rejectedNotices.id))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'rejected', ...row }));
}

export function rowOf(db: SqliteDb, ref: NoticeRef): NoticeRow | null {
  const [row] =
    ref.kind === 'kept'
      ? keptRows(db, eq(paymentNotices.id, ref.id), 1)
      : rejectedRows(db, ref.id + 1, 1).filter(({ id }) => id === ref.id);
  return row ?? null;
}

export function bodyOf(db: SqliteDb, id: string): DeliveredBody | null {
  const kept = db
    .select({ rawBody, headers })
    .from(paymentNotices)
    .where(eq(paymentNotices.id, id))
    .get();
  return kept ?? null;
}

/** What was done about a notice, newest first. */
export function actsOf(db: SqliteDb, noticeId: string): AuditLine[] {
  return db
    .select({ line: auditLog, number: orders.number })
    .from(auditLog)
    .leftJoin(orders, eq(orders.id, auditLog.orderId))
    .where(eq(auditLog.noticeId, noticeId))
    .orderBy(desc(auditLog.id))
    .all()
    .map(({ line, number }) => auditLineOf(line, number));
}
