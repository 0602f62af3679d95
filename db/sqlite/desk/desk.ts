import type { Desk } from '@/db/desk';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLogMethods } from './audit-log';
import { deskSessionMethods } from './desk-sessions';
import { doctorMethods } from './doctor';
import { firstPaymentMethods } from './first-payment';
import { formVisitMethods } from './form-visits';
import { orderListMethods } from './order-list';
import { overviewMethods } from './overview';

/** The seller's desk on the same database, connection and group of writes as the shop. */
export function sqliteDesk(db: SqliteDb, group: GroupCommit): Desk {
  return {
    ...auditLogMethods(db, group),
    ...deskSessionMethods(db, group),
    ...orderListMethods(db),
    ...overviewMethods(db),
    ...formVisitMethods(db, group),
    ...firstPaymentMethods(db, group),
    ...doctorMethods(db, group),
  };
}
