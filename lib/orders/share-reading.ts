import { loadOrderDetails, type OrderDetails } from '@/lib/store/order-details';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import type { Clock } from '../clock';
import { about } from '../store/about';
import { drawShareToken, type ShareToken } from './access';
import { type Order, stateOf } from './order';

/**
 * A link by which a buyer shows the figure, the totals and the repeats of a reading; the 7 × 3
 * table, which gives day and month away, only `withTable`. Its token opens nothing else.
 */
export type Share = { token: ShareToken; withTable: boolean; createdAt: Date };

type Ports = { store: UnitOfWork; clock: Clock };

export type SharedReading = { kind: 'shared'; share: Share } | { kind: 'not_paid' };

/**
 * Opens a share page of a paid order. An order has one at a time: asking again for the same
 * content answers the one there is, other content takes its place under a new token.
 */
export async function shareReading(
  { store, clock }: Ports,
  { order, reading }: OrderDetails,
  withTable: boolean,
): Promise<SharedReading> {
  const now = clock();
  return store.write([about.order(order.number)], async (db) => {
    const current = await db.orders.byId(order.id);
    if (!current || !reading || stateOf(current, now) !== 'paid') return { kind: 'not_paid' };
    const known = await db.shares.ofOrder(order.id);
    if (known?.withTable === withTable) return { kind: 'shared', share: known };
    const share = { token: drawShareToken(), withTable, createdAt: now };
    await db.shares.revoke(order.id, now);
    await db.shares.insert(order.id, share);
    return { kind: 'shared', share };
  });
}

/** Ends the share page of an order for ever; another may be opened under a new token. */
export async function revokeShare({ store, clock }: Ports, order: Order): Promise<void> {
  const at = clock();
  await store.write([about.order(order.number)], (db) => db.shares.revoke(order.id, at));
}

/** What a share page shows: its order as it is now; null of a token that opens nothing. */
export async function findShared(
  { read }: UnitOfWork,
  token: string,
): Promise<{ share: Share; details: OrderDetails } | null> {
  return read(async (db) => {
    const found = await db.shares.byToken(token);
    const details = found && (await loadOrderDetails(db, found.orderId));
    return details ? { share: found.share, details } : null;
  });
}
