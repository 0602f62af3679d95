import type { Act, AuditEntry } from '@/lib/audit';
import type { OrderNumber } from '@/lib/orders/number';

/** A line of the audit log; `number` is the order's, for people. */
export type AuditLine = AuditEntry & { id: string; number: OrderNumber | null };

/** Which acts are wanted; null = whichever. Instants are UTC, `to` not included. */
export type AuditFilter = {
  act: Act | null;
  /** The number of the order that an act was about. */
  number: OrderNumber | null;
  from: Date | null;
  to: Date | null;
};

export type AuditLog = {
  /** Writes down an act that changed nothing else in the database. */
  writeAudit(entry: AuditEntry): Promise<void>;
  /** The acts, newest first: those older than the line `before`. */
  auditLines(
    page: { before: string | null; limit: number },
    filter?: AuditFilter,
  ): Promise<AuditLine[]>;
};
