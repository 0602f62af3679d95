import type { Desk } from '@/db/desk';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLogMethods } from './audit-log';
import { deskSessionMethods } from './desk-sessions';
import { noticeJournalMethods } from './notices';
import { oddMoneyMethods } from './odd-money';
import { orderListMethods } from './order-list';

/** The seller's desk on the same database, connection and group of writes as the shop. */
export function sqliteDesk(db: SqliteDb, group: GroupCommit): Desk {
  return {
    ...auditLogMethods(db, group),
    ...deskSessionMethods(db, group),
    ...noticeJournalMethods(db, group),
    ...oddMoneyMethods(db, group),
    ...orderListMethods(db),
  };
}
