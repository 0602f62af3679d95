import type { Order } from '@/lib/orders/order';
import { isLive, type OpenPaymentOutcome } from '@/lib/payments/links/open-payment';
import type { OrderDetails } from '@/lib/store/order-details';
import type { ContactsChange } from '../orders/contacts-change';

type Ports = { openPayment(details: OrderDetails): Promise<OpenPaymentOutcome> };

/**
 * Has a link with the corrected e-mail and phone take the place of the one that still works: they
 * are part of a link, and Prodamus sends the receipt there. An order without a working link gets
 * its next one with them anyway. Where Prodamus makes none, the old link stays the one to pay by;
 * nobody can close a link at Prodamus, so anyone who has kept the old one can still pay this order.
 */
export async function renewContactsLink(
  { openPayment }: Ports,
  order: Order,
  link: OrderDetails['link'],
  { email, phone }: ContactsChange,
  now: Date,
): Promise<void> {
  const isOutdated = (email || phone) && link !== null && isLive(link, now);
  if (isOutdated) await openPayment({ order, link: null, reading: null });
}
