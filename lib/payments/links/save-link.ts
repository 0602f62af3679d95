import type { AuditEntry } from '@/lib/audit';
import type { Order } from '@/lib/orders/order';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import type { LinkOutcome, PaymentLink } from './gateway';

/**
 * Saves a new link and makes it the one to pay by, with the seller's action when it was one. Of an
 * order that was erased while the link was made, only that there was one is kept.
 */
export function saveLink(
  store: Store,
  order: Order,
  link: PaymentLink,
  rawAnswer: string,
  action: AuditEntry | null = null,
): Promise<void> {
  return store.write([about.order(order.number)], async (db) => {
    const isErased = (await db.orders.byId(order.id)) === null;
    const kept = isErased ? { ...link, url: '' } : link;
    await db.links.insert(order.id, kept, isErased ? '' : rawAnswer);
    await db.orders.extendPayableUntil(order.id, link.expiresAt);
    if (action) await db.audit.insert(action);
  });
}

/** Saves what the provider answered instead of a link. */
export function saveLinkFailure(
  store: Store,
  order: Order,
  { failure, rawAnswer }: Extract<LinkOutcome, { ok: false }>,
  at: Date,
  action: AuditEntry | null = null,
): Promise<void> {
  return store.write([about.order(order.number)], async (db) => {
    const isErased = (await db.orders.byId(order.id)) === null;
    await db.links.insertFailure(order.id, failure, isErased ? '' : rawAnswer, at);
    if (action) await db.audit.insert({ ...action, details: { failure } });
  });
}
