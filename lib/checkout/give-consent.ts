import type { Clock } from '@/lib/clock';
import type { OpenPaymentOutcome } from '@/lib/payments/links/open-payment';
import { about } from '@/lib/store/about';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { awaitsConsent, type Consent, type Order } from '../orders/order';
import type { OrderEvents } from '../orders/order-events';

export type ConsentPorts = {
  store: Store;
  clock: Clock;
  orderEvents: OrderEvents;
  openPayment(details: OrderDetails): Promise<OpenPaymentOutcome>;
};

/** `version` is the edition of the documents that the buyer was shown. */
export type OwnConsent = { token: string } & Pick<Consent, 'version' | 'channel'>;

/** `not_awaited`: agreed before, paid or refunded. Of all but `given` nothing is changed. */
export type GivenConsent = 'given' | 'not_awaited' | 'unknown';

/**
 * Keeps that the buyer of an order by the seller agrees, then gets the link to pay by ready: before
 * this there is none. The first consent stays. Where Prodamus makes no link the order page offers to
 * ask again.
 */
export async function giveConsent(
  { store, clock, orderEvents, openPayment }: ConsentPorts,
  { token, version, channel }: OwnConsent,
): Promise<GivenConsent> {
  const details = await store.findOrder(token);
  if (!details) return 'unknown';
  const { id: orderId, number } = details.order;
  const consent = { version, at: clock(), channel };
  const agreed = await store.write([about.order(number)], async (db): Promise<Order | null> => {
    const order = await db.orders.byId(orderId);
    if (!order || !awaitsConsent(order)) return null;
    await db.orders.setConsent(orderId, consent);
    return { ...order, consent };
  });
  if (!agreed) return 'not_awaited';
  await openPayment({ ...details, order: agreed });
  orderEvents.changed(orderId);
  return 'given';
}
