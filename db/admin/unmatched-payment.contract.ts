import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { kopecks } from '@/lib/money';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import {
  aPaymentEvent,
  aPaymentEventOf,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { recordReturn } from '@/lib/payments/links/returns';
import type { StoreWorld } from '../fixtures/store-world';

const PAGE = { before: null, limit: 10 };

/** Money that does not fit. */
export function unmatchedPaymentContract(world: StoreWorld): void {
  it('test money of an order made to try the set-up is in no list, and is shown when asked for', async () => {
    const { store } = world;
    const order = anOrder();
    const test = anOrder({ isTest: true });
    for (const one of [order, test]) await saveOrder(store, one, null);
    const tell = (paymentEvent: PaymentEvent) => deliverEvent(store, paymentEvent);
    await tell(
      aPaymentEvent({ ...aPaymentEventOf(order), amountText: '1.00', amount: kopecks(100) }),
    );
    await tell(aPaymentEvent({ ...aPaymentEventOf(test), demo: true, paymentId: '2' }));
    const numbers = async (only: string | null) =>
      (await store.admin.unmatchedRows({ isResolved: false, only }, PAGE)).map(
        (row) => row.orderNumber,
      );

    expect(await numbers(null)).toEqual([order.number]);
    const file = await store.admin.testPayment(test.id);
    expect(await numbers(file?.paymentEvents[0]?.id ?? null)).toEqual([test.number]);
  });

  it('real money that does not fit an order made to try the set-up waits like any other', async () => {
    const { store } = world;
    const test = anOrder({ isTest: true });
    await saveOrder(store, test, null);
    const paymentEvent = aPaymentEvent({
      ...aPaymentEventOf(test),
      amountText: '1.00',
      amount: kopecks(100),
    });
    await deliverEvent(store, paymentEvent);

    const rows = await store.admin.unmatchedRows({ isResolved: false, only: null }, PAGE);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['other_amount']);
  });

  it('an order made to try the set-up is never among those that are stuck', async () => {
    const { store } = world;
    const order = anOrder();
    const test = anOrder({ isTest: true });
    for (const one of [order, test]) {
      await saveOrder(store, one, null);
      await recordReturn(store, one, PLACED_AT);
    }

    const stuck = await store.admin.stuckOrders(RECEIVED_AT, 10);
    expect(stuck.map(({ number }) => number)).toEqual([order.number]);
  });
}
