import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrderFact, Reconciliation } from '@/lib/store/reconciliations';
import type { Store } from '@/lib/store/store';
import { isPaymentId } from '../events/payment-event';
import type { Resolution } from '../resolutions';
import { RESOLUTION_NAMES } from '../resolutions';
import { type ComparedDays, compareDays } from './compare-days';
import { type ListedPayment, readListedPayments } from './listed-payment';
import {
  AGREEING_KINDS,
  type ComparedRow,
  type KnownOrder,
  type Reconciled,
  reconcile,
} from './reconcile';
import { rowMark } from './row-mark';

const PAGE = 1_000;

/** A comparison with its days, and how many rows of the list were no payments. */
export type ReconciledList = Reconciled & ComparedDays & { skipped: number };

export type FoundReconciliation = { list: Reconciliation; reconciled: ReconciledList | null };

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
  const orders = await knownOrders(store, [...numbers]);
  const { rows, absent } = reconcile(payments, orders);
  const open = rows.filter(({ kind }) => !AGREEING_KINDS.includes(kind));
  const reasons = await decisionsAbout(store, id, open);
  const decided = rows.map((row): ComparedRow => {
    const reason = reasons.get(row);
    return reason === undefined ? row : { ...row, kind: 'dismissed', reason };
  });
  const skipped = list.content.length - 1 - payments.length;
  return { list, reconciled: { rows: decided, absent, ...compareDays(decided, orders), skipped } };
}

/**
 * Returns why the seller has nothing more to do with some of these rows: they dismissed one, in this
 * list or in another with the same payment, or have resolved its money. Money that was given for
 * and that the list gives back is not resolved.
 */
async function decisionsAbout(store: Store, listId: string, rows: readonly ComparedRow[]) {
  const dismissed = new Map(
    (await store.admin.dismissedRows()).map(({ row, reason }) => [row, reason] as const),
  );
  const resolutions = new Map<string, Resolution>();
  const ids = rows.map(({ payment }) => payment.paymentId).filter(isPaymentId);
  for (let start = 0; start < ids.length; start += PAGE) {
    const found = await store.admin.resolvedPayments(ids.slice(start, start + PAGE));
    for (const { paymentId, resolution } of found) resolutions.set(paymentId, resolution);
  }
  const reasons = new Map<ComparedRow, string>();
  for (const row of rows) {
    const resolution = resolutions.get(row.payment.paymentId);
    const isResolved = resolution !== undefined && isResolvedBy(resolution, row.payment);
    const ofMoney = isResolved ? `в\u00a0«Деньгах» ${RESOLUTION_NAMES[resolution]}` : undefined;
    const reason = dismissed.get(rowMark(listId, row)) ?? ofMoney;
    if (reason !== undefined) reasons.set(row, reason);
  }
  return reasons;
}

function isResolvedBy(resolution: Resolution, { status }: ListedPayment): boolean {
  const isGiven = resolution === 'attached' || resolution === 'delivered';
  return status === 'paid' || (status === 'refunded' && !isGiven);
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
