import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from '@/lib/audit';
import type { AuditFilter, AuditLine, AuditLog } from '@/lib/store/audit-log';
import type { Connection } from '../connection';
import type { Engine } from '../engine';
import type { Tables } from '../schema';
import { keptBetween } from './kept-between';

/** Writes a line of the audit log inside the transaction of the action itself. */
export async function writeAuditLine(
  { db, tables: { auditLog } }: Connection,
  entry: AuditEntry,
): Promise<void> {
  await db.insert(auditLog).values({ id: uuidv7(), ...entry });
}

/** The part of the admin that remembers who did what. */
export function auditLogMethods({ read, write }: Engine): AuditLog {
  return {
    writeAudit: (entry) => write([], (on) => writeAuditLine(on, entry)),
    auditLines: ({ before, limit }, filter) =>
      read(async ({ db, tables }) => {
        const { auditLog, orders } = tables;
        const rows = await db
          .select({ line: auditLog, number: orders.number })
          .from(auditLog)
          .leftJoin(orders, eq(orders.id, auditLog.orderId))
          .where(
            and(before ? lt(auditLog.id, before) : undefined, filter && matching(tables, filter)),
          )
          .orderBy(desc(auditLog.id))
          .limit(limit);
        return rows.map(({ line, number }) => auditLineOf(line, number));
      }),
  };
}

function matching(
  { auditLog, orders }: Tables,
  { action, number, from, to }: AuditFilter,
): SQL | undefined {
  return and(
    action ? eq(auditLog.action, action) : undefined,
    number
      ? sql`${auditLog.orderId} = (select o.id from ${orders} o where o.number = ${number})`
      : undefined,
    keptBetween(auditLog, { from, to }),
  );
}

/** A line of the audit log as its row holds it. */
export function auditLineOf(
  line: Tables['auditLog']['$inferSelect'],
  number: AuditLine['number'],
): AuditLine {
  const { orderId, paymentEventId, reason, details, ...rest } = line;
  return {
    ...rest,
    ...(orderId && { orderId }),
    ...(paymentEventId && { paymentEventId }),
    ...(reason && { reason }),
    ...(details && { details }),
    number,
  };
}
