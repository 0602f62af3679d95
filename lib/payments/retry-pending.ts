import type { Store } from '@/db/store';
import type { Clock } from '../clock';
import type { Order } from '../orders/order';
import { settleAs } from './receive-notice';

export type RetriedNotice =
  | { kind: 'settled'; id: string; order: Order | null }
  | { kind: 'failed'; id: string; error: unknown };

const BATCH = 50;

/** Settles again the notices whose settling failed; those that fail once more stay for later. */
export async function retryPending({ store, clock }: { store: Store; clock: Clock }) {
  const results: RetriedNotice[] = [];
  for (const pending of await store.pendingNotices(BATCH)) {
    const at = clock();
    try {
      const { order } = await store.settlePending(pending, at, settleAs(pending.notice, at));
      results.push({ kind: 'settled', id: pending.id, order });
    } catch (error) {
      results.push({ kind: 'failed', id: pending.id, error });
    }
  }
  return results;
}
