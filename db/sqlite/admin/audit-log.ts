import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from '@/lib/audit';
import type { AuditFilter, AuditLine, AuditLog } from '@/lib/store/audit-log';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLog, orders } from '../schema';
import { keptBetween } from './kept-between';

/** Writes a line of the audit log inside the transaction of the action itself. */
export function writeAuditLine(db: SqliteDb, entry: AuditEntry): void {
  db.insert(auditLog)
    .values({ id: uuidv7(), ...entry })
    .run();
}

/** The part of the admin that remembers who did what. */
export function auditLogMethods(db: SqliteDb, group: GroupCommit): AuditLog {
  return {
    writeAudit: (entry) => group.write((db) => writeAuditLine(db, entry)),
    auditLines: async ({ before, limit }, filter) =>
      db
        .select({ line: auditLog, number: orders.number })
        .from(auditLog)
        .leftJoin(orders, eq(orders.id, auditLog.orderId))
        .where(and(before ? lt(auditLog.id, before) : undefined, filter && matching(filter)))
        .orderBy(desc(auditLog.id))
        .limit(limit)
        .all()
        .map(({ line, number }) => auditLineOf(line, number)),
  };
}

function matching({ action, number, from, to }: AuditFilter): SQL | undefined {
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
  line: typeof auditLog.$inferSelect,
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
