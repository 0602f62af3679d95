import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrderFact, Reconciliation } from '@/lib/store/reconciliations';
import type { Store } from '@/lib/store/store';
import { readListedPayments } from './listed-payment';
import { type ComparedRow, type KnownOrder, type Reconciled, reconcile } from './reconcile';
import { rowMark } from './row-mark';

const PAGE = 1_000;

export type FoundReconciliation = { list: Reconciliation; reconciled: Reconciled | null };

/**
 * A kept list, compared with what is known at this moment; not compared while nobody has said
 * which column is which. Reads by pages, so that other requests get their turn.
 */
export async function findReconciled(
  store: Store,
  id: string,
): Promise<FoundReconciliation | null> {
  const list = await store.admin.findReconciliation(id);
  if (!list?.columns) return list ? { list, reconciled: null } : null;
  const payments = readListedPayments(list.content, list.columns);
  const numbers = new Set(payments.map(({ orderNumber }) => orderNumber));
  const { rows, absent } = reconcile(payments, await knownOrders(store, [...numbers]));
  const reasons = new Map(
    (await store.admin.dismissedRows()).map(({ row, reason }) => [row, reason] as const),
  );
  const withReason = (row: ComparedRow): ComparedRow => {
    const reason = reasons.get(rowMark(id, row));
    return row.kind === 'match' || reason === undefined
      ? row
      : { ...row, kind: 'dismissed', reason };
  };
  return { list, reconciled: { rows: rows.map(withReason), absent } };
}

async function knownOrders(store: Store, numbers: readonly string[]): Promise<KnownOrder[]> {
  const known = new Map<string, KnownOrder & { facts: OrderFact['fact'][] }>();
  const noted = (order: OrderFact['order']) => {
    const one = known.get(order.id) ?? { ...order, facts: [] };
    known.set(order.id, one);
    return one;
  };
  let after = 0;
  for (;;) {
    const facts = await store.admin.orderFacts({ after, limit: PAGE });
    for (const { order, fact } of facts) noted(order).facts.push(fact);
    after = facts.at(-1)?.place ?? 0;
    if (facts.length < PAGE) break;
    await nextTurn();
  }
  const withFacts = new Set([...known.values()].map(({ number }) => number));
  const others = numbers.filter((number) => !withFacts.has(number));
  for (let start = 0; start < others.length; start += PAGE) {
    const found = await store.admin.ordersNumbered(others.slice(start, start + PAGE));
    for (const order of found) noted(order);
    await nextTurn();
  }
  return [...known.values()];
}
