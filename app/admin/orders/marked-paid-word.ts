import type { Order } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';

/** What is said once an order is marked paid: whether its buyer gets the reading without the seller. */
export function markedPaidWord({ contacts, telegramUserId }: Order) {
  const reach = getApp().reachOf({ ...contacts, telegramUserId });
  return reach === 'automatic' ? 'marked_paid' : 'marked_paid_by_hand';
}
