import type { AuditEntry } from '@/lib/admin/audit';
import type { Order, PaymentFact } from '@/lib/orders/order';
import type { OrderChange } from '@/lib/payments/order-change';

/** Decides inside the transaction what a new fact makes of the order; null = it must not be. */
export type Mark = (
  order: Order,
  facts: readonly PaymentFact[],
) => { fact: PaymentFact; change: OrderChange } | null;

export type MarkedPaid = {
  /** Puts a fact down by hand. Answers the order as it was, null when nothing was changed. */
  markPaid(orderId: string, mark: Mark, entry: AuditEntry): Promise<Order | null>;
};
