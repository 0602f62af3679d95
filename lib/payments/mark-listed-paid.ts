import type { Store } from '@/db/store';
import type { Actor } from '../admin/audit';
import type { Clock } from '../clock';
import type { Channels } from '../notifications/notification';
import type { Order } from '../orders/order';
import { findReconciled } from './find-reconciled';
import { orderChange } from './order-change';

export type MarkedOutcome = { kind: 'marked'; order: Order } | { kind: 'not_fitting' };

type Ports = { store: Store; clock: Clock; channels: Channels };

/**
 * Marks the order of a row as paid by the row's payment, when the list says paid, nothing is paid
 * here, and the sum is the order's; the transaction looks at all of it again.
 */
export async function markListedPaid(
  { store, clock, channels }: Ports,
  { listId, line, actor }: { listId: string; line: number; actor: Actor },
): Promise<MarkedOutcome> {
  const found = await findReconciled(store, listId);
  const row = found?.reconciled?.rows.find(({ payment }) => payment.line === line);
  if (!row?.order || row.kind !== 'paid_there' || row.payment.paymentId === '') {
    return { kind: 'not_fitting' };
  }
  const { id: orderId } = row.order;
  const { paymentId, amount } = row.payment;
  const at = clock();
  const order = await store.desk.markPaid(
    orderId,
    (order, facts) => {
      if (facts.some(({ kind }) => kind === 'paid') || order.amount !== amount) return null;
      const fact = { kind: 'paid', paymentId, at } as const;
      return { fact, change: orderChange(order, [...facts, fact], channels) };
    },
    {
      at,
      actor,
      act: 'marked_paid',
      orderId,
      reason: `сверка, строка ${line}`,
      details: { paymentId },
    },
  );
  return order ? { kind: 'marked', order } : { kind: 'not_fitting' };
}
