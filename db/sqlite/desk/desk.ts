import type { Desk } from '@/db/desk';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLogMethods } from './audit-log';
import { deskSessionMethods } from './desk-sessions';
import { exportMethods } from './exports';
import { markedPaidMethods } from './marked-paid';
import { orderListMethods } from './order-list';
import { reconciliationMethods } from './reconciliations';

/** The seller's desk on the same database, connection and group of writes as the shop. */
export function sqliteDesk(db: SqliteDb, group: GroupCommit): Desk {
  return {
    ...auditLogMethods(db, group),
    ...deskSessionMethods(db, group),
    ...exportMethods(db),
    ...orderListMethods(db),
    ...markedPaidMethods(db, group),
    ...reconciliationMethods(db, group),
  };
}
