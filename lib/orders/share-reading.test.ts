import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { aPaymentEventOf } from '../payments/fixtures/a-payment-event';
import { aStore } from '../payments/fixtures/temporary-store';
import { anOrder } from './fixtures/an-order';
import { shareReading } from './share-reading';

const NOW = new Date('2026-11-25T12:00:00.000Z');

async function aShop() {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);
  const share = async (withTable = false) => {
    const details = await store.findOrder(order.token);
    if (!details) throw new Error('the order is gone');
    return shareReading({ store, clock: () => NOW }, details, withTable);
  };
  const apply = async (status: 'paid' | 'refunded') => {
    const paymentEvent = aPaymentEventOf(order, status);
    await deliverEvent(store, paymentEvent);
  };
  return { order, share, apply };
}

it('a paid reading is shared under a token of its own, and a second tap makes no second link', async () => {
  const { order, share, apply } = await aShop();
  await apply('paid');
  const first = await share();

  expect(first).toMatchObject({ kind: 'shared', share: { withTable: false, createdAt: NOW } });
  expect(first.kind === 'shared' && first.share.token).toMatch(/^[\w-]{32}$/);
  expect(first.kind === 'shared' && first.share.token).not.toBe(order.token);
  expect(await share()).toEqual(first);
  expect(await share(true)).toMatchObject({ kind: 'shared', share: { withTable: true } });
});

it('what is not paid, or was refunded, is not shared', async () => {
  const { share, apply } = await aShop();
  expect(await share()).toEqual({ kind: 'not_paid' });
  await apply('paid');
  await apply('refunded');
  expect(await share()).toEqual({ kind: 'not_paid' });
});
