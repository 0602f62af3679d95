import type { AuditEntry } from '@/lib/admin/audit';
import type { OrderNumber } from '@/lib/orders/number';

/** A line of the audit log; `number` is the order's, for people. */
export type AuditLine = AuditEntry & { id: string; number: OrderNumber | null };

export type AuditLog = {
  /** Writes down an act that changed nothing else in the database. */
  writeAudit(entry: AuditEntry): Promise<void>;
  /** The acts, newest first: those older than the line `before`. */
  auditLines(page: { before: string | null; limit: number }): Promise<AuditLine[]>;
};
