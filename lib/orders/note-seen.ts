import { about } from '../store/about';
import type { Db } from '../store/db';
import type { UnitOfWork } from '../store/unit-of-work';
import type { Order } from './order';

/** A page that a buyer opens: the order's own, or the reading's. */
export type BuyerPage = 'order' | 'reading';

/**
 * Keeps that the buyer has opened a page; the first time counts, and later ones cost one look.
 */
export async function noteSeen(
  store: UnitOfWork,
  order: Order,
  page: BuyerPage,
  at: Date,
): Promise<void> {
  const { id, number } = order;
  const pages = (db: Db) => (page === 'order' ? db.orders : db.readings);
  if (!(await store.read((db) => pages(db).isUnseen(id)))) return;
  await store.write([about.order(number)], (db) => pages(db).setSeen(id, at));
}
