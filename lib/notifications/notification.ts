import type { Order } from '../orders/order';

/** What may be owed to somebody because of an order; each at most once per order. */
export const NOTIFICATION_KINDS = ['order_by_mail', 'reading_by_mail'] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Which ways to write to people this shop has. */
export type Channels = { mail: boolean };

/** What a buyer is owed when the order is placed: number, sum and the way back, before paying. */
export function owedWhenPlaced(order: Order, { mail }: Channels): NotificationKind[] {
  return mail && order.contacts.email ? ['order_by_mail'] : [];
}

/** What a buyer is owed when the order is paid for the first time: the reading. */
export function owedWhenPaid(order: Order, { mail }: Channels): NotificationKind[] {
  return mail && order.contacts.email ? ['reading_by_mail'] : [];
}
