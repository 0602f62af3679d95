import type { AuditLog } from './desk/audit-log';
import type { DeskSessions } from './desk/desk-sessions';
import type { Notices } from './desk/notices';
import type { OddMoney } from './desk/odd-money';
import type { OrderList } from './desk/order-list';

/**
 * The port to what the seller's desk keeps and reads. As in `Store`, a method that writes is one
 * atomic, durable fact, together with its line in the audit log; those that only read answer from
 * one consistent look at the database.
 */
export type Desk = AuditLog & DeskSessions & Notices & OddMoney & OrderList;
