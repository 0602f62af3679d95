import type { AuditQueries } from '@/lib/store/queries/audit';
import { writeAuditLine } from '../admin/audit-log';
import type { Connection } from '../connection';

export function auditQueries(on: Connection): AuditQueries {
  return { insert: (entry) => writeAuditLine(on, entry) };
}
