import { type Order, stateOf } from '../orders/order';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';
import type { Document, DocumentKind } from './document';

/**
 * Keeps a document unless one of its kind is kept already; returns the kept one. Null when the
 * order is not paid any more, or its birth date was corrected meanwhile: nothing is kept of those.
 */
export async function keepDocument(
  store: UnitOfWork,
  order: Order,
  kind: DocumentKind,
  document: Document,
): Promise<Document | null> {
  return store.write([about.order(order.number)], async (db) => {
    const current = await db.orders.byId(order.id);
    if (!current || current.birthDate !== order.birthDate) return null;
    if (stateOf(current, document.madeAt) !== 'paid') return null;
    await db.documents.insert(order.id, kind, document);
    return db.documents.find(order.id, kind);
  });
}
