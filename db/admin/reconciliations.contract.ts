import { expect, it } from 'vitest';
import { aPaymentEvent } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { StoreWorld } from '../fixtures/store-world';

/** Payment lists that are compared. */
export function reconciliationsContract(world: StoreWorld): void {
  it('the newest payment event of a payment is found by its id, none by what is no id', async () => {
    const { store } = world;
    for (const paymentId of ['77', '77', '0', '0']) {
      const paymentEvent = aPaymentEvent({ paymentId });
      await deliverEvent(store, paymentEvent);
    }
    const [newest] = await store.admin.paymentEventRows(
      { text: '77', outcome: null },
      { kept: null, rejected: null },
      1,
    );

    expect(await store.admin.paymentEventsOfPayments(['77', '0', ''])).toEqual([
      { id: newest?.kind === 'kept' ? newest.id : null, paymentId: '77' },
    ]);
  });
}
