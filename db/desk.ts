import type { AuditLog } from './desk/audit-log';
import type { DeskSessions } from './desk/desk-sessions';
import type { Exports } from './desk/exports';
import type { MarkedPaid } from './desk/marked-paid';
import type { OrderList } from './desk/order-list';
import type { Reconciliations } from './desk/reconciliations';

/**
 * The port to what the seller's desk keeps and reads. As in `Store`, a method that writes is one
 * atomic, durable fact, together with its line in the audit log; those that only read answer from
 * one consistent look at the database.
 */
export type Desk = AuditLog & DeskSessions & Exports & OrderList & MarkedPaid & Reconciliations;
