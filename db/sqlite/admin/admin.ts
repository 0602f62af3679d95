import type { Admin } from '@/lib/store/admin';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { auditLogMethods } from './audit-log';
import { backupMethods } from './backups';
import { deliveryTrouble } from './delivery-trouble';
import { doctorMethods } from './doctor';
import { exportMethods } from './exports';
import { figureMethods } from './figures';
import { orderListMethods } from './order-list';
import { orderTimelineMethods } from './order-timeline';
import { overviewMethods } from './overview';
import { paymentEventJournalMethods } from './payment-events';
import { promoCodeMethods } from './promo-codes';
import { reconciliationMethods } from './reconciliations';
import { testPaymentMethods } from './test-payment';
import { unmatchedPaymentMethods } from './unmatched-payment';

/** The seller's admin on the same database, connection and group of writes as the shop. */
export function sqliteAdmin(db: SqliteDb, group: GroupCommit): Admin {
  return {
    ...auditLogMethods(db, group),
    ...exportMethods(db),
    ...paymentEventJournalMethods(db),
    ...unmatchedPaymentMethods(db),
    ...orderListMethods(db),
    ...promoCodeMethods(db),
    ...reconciliationMethods(db),
    ...orderTimelineMethods(db),
    ...overviewMethods(db),
    ...testPaymentMethods(db),
    ...doctorMethods(db, group),
    deliveryTrouble: async (leastAttempts) => deliveryTrouble(db, leastAttempts),
    ...backupMethods(db, group),
    ...figureMethods(db),
  };
}
