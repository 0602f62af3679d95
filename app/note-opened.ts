import { headers } from 'next/headers';
import { type BuyerPage, noteSeen } from '@/lib/orders/note-seen';
import type { Order } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';
import { isPerson } from '@/server/http/is-person';
import { whoIsSignedIn } from './admin/signed-in';

/**
 * Keeps that a buyer has opened a page for the first time; neither a program that makes a preview
 * nor the seller looking in counts. Never fails the page.
 */
export async function noteOpened(order: Order, page: BuyerPage): Promise<void> {
  const { store, clock, errorLogs } = getApp();
  try {
    const asked = await headers();
    if (!isPerson(asked.get('x-request-method') ?? '', asked)) return;
    if (await whoIsSignedIn()) return;
    await noteSeen(store, order, page, clock());
  } catch (err) {
    errorLogs.failures.failure(err, 'that a page was opened is not kept');
  }
}
