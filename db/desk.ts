import type { Alerts } from './desk/alerts';
import type { ApiKeys } from './desk/api-keys';
import type { AuditLog } from './desk/audit-log';
import type { Backups } from './desk/backups';
import type { DeskSessions } from './desk/desk-sessions';
import type { Doctor } from './desk/doctor';
import type { Exports } from './desk/exports';
import type { Figures } from './desk/figures';
import type { FirstPayment } from './desk/first-payment';
import type { FormVisits } from './desk/form-visits';
import type { HeldMessages } from './desk/held-messages';
import type { LegalEditions } from './desk/legal-editions';
import type { Notices } from './desk/notices';
import type { OddMoney } from './desk/odd-money';
import type { OrderActs } from './desk/order-acts';
import type { OrderList } from './desk/order-list';
import type { OrderStories } from './desk/order-story';
import type { Overview } from './desk/overview';
import type { PromoCodes } from './desk/promo-codes';
import type { Reconciliations } from './desk/reconciliations';
import type { SettingsStore } from './desk/settings';
import type { Undelivered } from './desk/undelivered';

/**
 * The port to what the seller's desk keeps and reads. As in `Store`, a method that writes is one
 * atomic, durable fact, together with its line in the audit log; those that only read answer from
 * one consistent look at the database.
 */
export type Desk = Alerts &
  ApiKeys &
  AuditLog &
  Backups &
  DeskSessions &
  Doctor &
  Exports &
  Figures &
  FirstPayment &
  FormVisits &
  HeldMessages &
  LegalEditions &
  Notices &
  OddMoney &
  OrderActs &
  OrderList &
  OrderStories &
  Overview &
  PromoCodes &
  Reconciliations &
  SettingsStore &
  Undelivered;
