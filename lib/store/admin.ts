import type { Alerts } from './alerts';
import type { AuditLog } from './audit-log';
import type { Backups } from './backups';
import type { Doctor } from './doctor';
import type { Exports } from './exports';
import type { Figures } from './figures';
import type { OrderList } from './order-list';
import type { OrderTimelines } from './order-timeline';
import type { Overview } from './overview';
import type { PaymentEvents } from './payment-events';
import type { PromoCodes } from './promo-codes';
import type { Reconciliations } from './reconciliations';
import type { TestPayment } from './test-payment';
import type { UnmatchedPayment } from './unmatched-payment';

/**
 * The port to what the seller's admin keeps and reads. As in `Store`, a method that writes is one
 * atomic, durable fact, together with its line in the audit log; those that only read answer from
 * one consistent look at the database.
 */
export type Admin = Alerts &
  AuditLog &
  Backups &
  Doctor &
  Exports &
  Figures &
  TestPayment &
  PaymentEvents &
  UnmatchedPayment &
  OrderList &
  OrderTimelines &
  Overview &
  PromoCodes &
  Reconciliations;
