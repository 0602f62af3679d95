import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { Store } from '@/lib/store/store';
import { findReconciled } from './find-reconciled';
import { rowMark } from './row-mark';

export type Dismiss = 'dismissed' | 'nothing';

/**
 * Writes down that the seller has dealt with a row that does not agree, and why. Nothing else
 * changes: the row leaves the list of what is to be done, here and in later lists with the same
 * payment. The audit log is what remembers it.
 */
export async function dismissRow(
  { store, clock }: { store: Store; clock: Clock },
  wanted: { listId: string; line: number; reason: string; actor: Actor },
): Promise<Dismiss> {
  const { listId, line, reason, actor } = wanted;
  const found = await findReconciled(store, listId);
  const row = found?.reconciled?.rows.find(({ payment }) => payment.line === line);
  if (!row || row.kind === 'match' || row.kind === 'dismissed') return 'nothing';
  const { paymentId: payment } = row.payment;
  const details = { row: rowMark(listId, row), payment, line };
  const about = row.order && { orderId: row.order.id };
  await store.admin.writeAudit({
    at: clock(),
    actor,
    action: 'row_dismissed',
    ...about,
    reason,
    details,
  });
  return 'dismissed';
}
