import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import type { Channels } from '@/lib/outbox/outbox-message';
import type { Store } from '@/lib/store/store';
import { isPaymentId } from '../events/payment-event';
import { markPaid } from '../mark-paid';
import { placeName } from './file-place';
import { findReconciled } from './find-reconciled';
import type { ComparedRow, KnownOrder, Reconciled } from './reconcile';

export type MarkedOutcome = { kind: 'marked'; order: Order } | { kind: 'not_fitting' };

type Ports = { store: Store; clock: Clock; channels: Channels };

/**
 * Marks the order of a row as paid by the row's payment, when the list says paid, nothing is paid
 * here, and the sum is the order's, which never changes; that it is unpaid is looked at again in
 * the transaction. The money counts on the row's day.
 */
export async function markListedPaid(
  { store, clock, channels }: Ports,
  { listId, line, actor }: { listId: string; line: number; actor: Actor },
): Promise<MarkedOutcome> {
  const found = await findReconciled(store, listId);
  const row = markableRow(found?.reconciled ?? null, line);
  if (!row) return { kind: 'not_fitting' };
  const { id: orderId } = row.order;
  const { paymentId, at: paidAt } = row.payment;
  const reason = `сверка, ${placeName(row.payment)}`;
  const payment = { actor, orderId, paymentId, reason, paidAt };
  const done = await markPaid({ store, clock, channels }, payment);
  return done.kind === 'recorded' ? { kind: 'marked', order: done.order } : { kind: 'not_fitting' };
}

/** Returns the row of that line, if its payment may make its order paid; null when it may not. */
export function markableRow(
  reconciled: Reconciled | null,
  line: number | null,
): (ComparedRow & { order: KnownOrder }) | null {
  const row = reconciled?.rows.find(({ payment }) => payment.line === line);
  if (!row?.order || row.kind !== 'missing_here') return null;
  return isPaymentId(row.payment.paymentId) ? { ...row, order: row.order } : null;
}
