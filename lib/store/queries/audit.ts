import type { AuditEntry } from '@/lib/audit';

/** The queries about the audit log. */
export type AuditQueries = { insert(entry: AuditEntry): Promise<void> };
