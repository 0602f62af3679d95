import type { Desk } from '@/lib/store/desk';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { alertMethods } from './alerts';
import { apiKeyMethods } from './api-keys';
import { auditLogMethods } from './audit-log';
import { backupMethods } from './backups';
import { deskSessionMethods } from './desk-sessions';
import { doctorMethods } from './doctor';
import { exportMethods } from './exports';
import { figureMethods } from './figures';
import { firstPaymentMethods } from './first-payment';
import { formVisitMethods } from './form-visits';
import { heldMessageMethods } from './held-messages';
import { legalEditionMethods } from './legal-editions';
import { oddMoneyMethods } from './odd-money';
import { orderActMethods } from './order-acts';
import { orderListMethods } from './order-list';
import { orderStoryMethods } from './order-story';
import { overviewMethods } from './overview';
import { paymentEventJournalMethods } from './payment-events';
import { promoCodeMethods } from './promo-codes';
import { reconciliationMethods } from './reconciliations';
import { settingsMethods } from './settings';
import { undeliveredMethods } from './undelivered';

/** The seller's desk on the same database, connection and group of writes as the shop. */
export function sqliteDesk(db: SqliteDb, group: GroupCommit): Desk {
  return {
    ...apiKeyMethods(db, group),
    ...auditLogMethods(db, group),
    ...deskSessionMethods(db, group),
    ...exportMethods(db),
    ...paymentEventJournalMethods(db, group),
    ...oddMoneyMethods(db, group),
    ...orderListMethods(db),
    ...settingsMethods(db, group),
    ...legalEditionMethods(db, group),
    ...promoCodeMethods(db, group),
    ...reconciliationMethods(db, group),
    ...orderStoryMethods(db),
    ...orderActMethods(db, group),
    ...overviewMethods(db),
    ...formVisitMethods(db, group),
    ...firstPaymentMethods(db, group),
    ...doctorMethods(db, group),
    ...alertMethods(db, group),
    ...backupMethods(db, group),
    ...heldMessageMethods(db, group),
    ...undeliveredMethods(db, group),
    ...figureMethods(db),
  };
}
