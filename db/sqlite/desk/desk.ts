import type { Desk } from '@/db/desk';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLogMethods } from './audit-log';
import { deskSessionMethods } from './desk-sessions';
import { orderActMethods } from './order-acts';
import { orderListMethods } from './order-list';
import { orderStoryMethods } from './order-story';

/** The seller's desk on the same database, connection and group of writes as the shop. */
export function sqliteDesk(db: SqliteDb, group: GroupCommit): Desk {
  return {
    ...auditLogMethods(db, group),
    ...deskSessionMethods(db, group),
    ...orderListMethods(db),
    ...orderStoryMethods(db),
    ...orderActMethods(db, group),
  };
}
