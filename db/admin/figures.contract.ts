import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import {
  aPaymentEvent,
  aPaymentEventOf,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent, rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import type { StoreWorld } from '../fixtures/store-world';

/** The shop in numbers. */
export function figuresContract(world: StoreWorld): void {
  it('the shop in numbers: orders, payment events by outcome, refused ones, and what is due', async () => {
    const { store } = world;
    const order = anOrder();
    await saveOrder(store, order, null, [{ kind: 'order_by_mail', chatId: null }]);
    const apply = (paymentEvent: PaymentEvent) => deliverEvent(store, paymentEvent);
    await apply(aPaymentEventOf(order));
    await apply(aPaymentEventOf(order));
    await apply(aPaymentEvent({ orderNumber: '0000000000', key: 'k2' }));
    for (const reason of ['a', 'b']) {
      await rejectDelivery(store, {
        reason,
        fields: {},
        bytes: 0,
        receivedAt: RECEIVED_AT,
      });
    }

    const figures = await store.admin.figures(new Date(RECEIVED_AT.getTime() + 60_000));
    expect(figures).toMatchObject({
      orders: { placed: 1, paid: 1, refunded: 0 },
      rejectedPaymentEvents: 2,
      outbox: { due: 2, oldestDueAt: PLACED_AT, held: 0 },
    });
    expect(figures.paymentEvents).toEqual(
      expect.arrayContaining([
        { outcome: 'paid', count: 1 },
        { outcome: 'duplicate', count: 1 },
        { outcome: 'unknown_order', count: 1 },
      ]),
    );
    expect(figures.databaseBytes).toBeGreaterThan(4096);
    const before = new Date(PLACED_AT.getTime() - 1);
    expect((await store.admin.figures(before)).outbox).toMatchObject({ due: 0, oldestDueAt: null });
  });
}
