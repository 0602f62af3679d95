import type { AuditLog } from './desk/audit-log';
import type { DeskSessions } from './desk/desk-sessions';
import type { Doctor } from './desk/doctor';
import type { FirstPayment } from './desk/first-payment';
import type { FormVisits } from './desk/form-visits';
import type { OrderList } from './desk/order-list';
import type { Overview } from './desk/overview';

/**
 * The port to what the seller's desk keeps and reads. As in `Store`, a method that writes is one
 * atomic, durable fact, together with its line in the audit log; those that only read answer from
 * one consistent look at the database.
 */
export type Desk = AuditLog &
  DeskSessions &
  OrderList &
  Overview &
  FormVisits &
  FirstPayment &
  Doctor;
