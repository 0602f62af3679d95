import type { AuditQueries } from '@/lib/store/queries/audit';
import { writeAuditLine } from '../admin/audit-log';
import type { SqliteDb } from '../open';

export function auditQueries(db: SqliteDb): AuditQueries {
  return { insert: async (entry) => writeAuditLine(db, entry) };
}
