import type { Admin } from '@/lib/store/admin';
import type { Doctor } from '@/lib/store/doctor';
import type { Engine } from '../engine';
import { auditLogMethods } from './audit-log';
import { backupMethods } from './backups';
import { deliveryTrouble } from './delivery-trouble';
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

/** The seller's admin on the same database as the shop; what it reads is one look each. */
export function sqlAdmin(engine: Engine, doctor: Doctor): Admin {
  return {
    ...auditLogMethods(engine),
    ...exportMethods(engine),
    ...paymentEventJournalMethods(engine),
    ...unmatchedPaymentMethods(engine),
    ...orderListMethods(engine),
    ...promoCodeMethods(engine),
    ...reconciliationMethods(engine),
    ...orderTimelineMethods(engine),
    ...overviewMethods(engine),
    ...testPaymentMethods(engine),
    ...doctor,
    deliveryTrouble: (leastAttempts) => engine.read((on) => deliveryTrouble(on, leastAttempts)),
    ...backupMethods(engine),
    ...figureMethods(engine),
  };
}
