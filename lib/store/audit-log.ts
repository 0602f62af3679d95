import type { Action, AuditEntry } from '@/lib/audit';
import type { OrderNumber } from '@/lib/orders/number';

/** A line of the audit log; `number` is the order's, for people. */
export type AuditLine = AuditEntry & { id: string; number: OrderNumber | null };

/** Which actions are wanted; null = whichever. Instants are UTC, `to` not included. */
export type AuditFilter = {
  action: Action | null;
  /** The number of the order that an action was about. */
  number: OrderNumber | null;
  from: Date | null;
  to: Date | null;
};

export type AuditLog = {
  /** Writes down an action that changed nothing else in the database. */
  writeAudit(entry: AuditEntry): Promise<void>;
  /** The actions, newest first: those older than the line `before`. */
  auditLines(
    page: { before: string | null; limit: number },
    filter?: AuditFilter,
  ): Promise<AuditLine[]>;
};
