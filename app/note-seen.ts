import { getApp } from '@/lib/app';
import type { Order } from '@/lib/orders/order';
import { whoIsSignedIn } from './admin/signed-in';

/**
 * Keeps that a buyer has opened a page for the first time; the seller looking in does not count.
 * Never fails the page.
 */
export async function noteSeen(order: Order, page: 'order' | 'reading'): Promise<void> {
  const { store, clock, log } = getApp();
  try {
    if (await whoIsSignedIn()) return;
    await store.desk.noteSeen(order, page, clock());
  } catch (err) {
    log.error({ err }, 'that a page was opened is not kept');
  }
}
