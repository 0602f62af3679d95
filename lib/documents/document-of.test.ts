import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { anOrder } from '../orders/fixtures/an-order';
import { aPaymentEventOf } from '../payments/fixtures/a-payment-event';
import { aStore } from '../payments/fixtures/temporary-store';
import { documentOf } from './document-of';
import { makeDocument } from './make-document';

const NOW = new Date('2026-11-25T12:00:00.000Z');

/** A shop with one paid order, whose documents are really made, and counted. */
async function aShop(whileMaking = async () => {}) {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);
  let made = 0;
  const maker = {
    make: async (wanted: Parameters<typeof makeDocument>[0]) => {
      made += 1;
      await whileMaking();
      return makeDocument(wanted);
    },
  };
  const ports = { store, maker, clock: () => NOW, site: 'shop.example', inFlight: new Map() };
  const ask = async (kind: Parameters<typeof documentOf>[2] = 'reading_pdf') =>
    documentOf(ports, await detailsOf(store, order.token), kind);
  const apply = async (status: 'paid' | 'refunded') => {
    const paymentEvent = aPaymentEventOf(order, status);
    await deliverEvent(store, paymentEvent);
  };
  return { ask, apply, made: () => made };
}

async function detailsOf(store: Store, token: string): Promise<OrderDetails> {
  const details = await store.findOrder(token);
  if (!details) throw new Error('the order is gone');
  return details;
}

it('a document is made once, kept with its edition, and the same ever after', async () => {
  const { ask, apply, made } = await aShop();
  await apply('paid');
  const first = await ask();
  const again = await ask();

  expect(first).toMatchObject({ version: '2.1', madeAt: NOW });
  expect(first?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(again).toEqual(first);
  expect(made()).toBe(1);
});

it('anyone who asks at the same time gets the same one, made once', async () => {
  const { ask, apply, made } = await aShop();
  await apply('paid');
  const [one, other] = await Promise.all([ask(), ask()]);

  expect(one).toEqual(other);
  expect(made()).toBe(1);
});

it('each kind is a document of its own', async () => {
  const { ask, apply } = await aShop();
  await apply('paid');
  const kinds = ['share_picture', 'share_picture_with_table', 'share_preview'] as const;
  const made = await Promise.all(kinds.map(ask));

  expect(new Set(made.map((document) => document?.bytes.toString('base64'))).size).toBe(3);
});

it('an order that is not paid has none, and a refunded one has none any more', async () => {
  const { ask, apply, made } = await aShop();
  expect(await ask()).toBeNull();
  await apply('paid');
  expect(await ask()).not.toBeNull();
  await apply('refunded');
  expect(await ask()).toBeNull();
  expect(made()).toBe(1);
});

it('a refund that comes while the document is being made keeps it back', async () => {
  const refund = Promise.withResolvers<void>();
  const { ask, apply } = await aShop(() => refund.promise);
  await apply('paid');
  const asked = ask();
  await apply('refunded');
  refund.resolve();

  expect(await asked).toBeNull();
});
