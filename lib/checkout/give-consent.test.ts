import { expect, it } from 'vitest';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { OrderEvents } from '@/lib/orders/order-events';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { giveConsent } from './give-consent';
import { saveOrder } from './place-order';

const LATER = new Date(PLACED_AT.getTime() + 60_000);
const CONSENT = { version: '2026-11-24', at: LATER, channel: 'web' };

/** A shop with one order that the seller has placed. */
async function aShop(changes: Partial<Order> = {}) {
  const store = aStore();
  const order = anOrder({ isBySeller: true, consent: null, ...changes });
  await saveOrder(store, order, null, [], null, 'password');
  const opened: (Order['consent'] | undefined)[] = [];
  const orderEvents = new OrderEvents();
  let told = 0;
  orderEvents.subscribe(order.id, () => {
    told += 1;
  });
  const ports = {
    store,
    clock: () => LATER,
    orderEvents,
    openPayment: async (details: { order: Order }) => {
      opened.push(details.order.consent);
      return { kind: 'open', url: '' } as const;
    },
  };
  return {
    opened,
    told: () => told,
    agree: (token: string = order.token, version = '2026-11-24') =>
      giveConsent(ports, { token, version, channel: 'web' }),
    known: async () => (await store.findOrder(order.token))?.order.consent,
  };
}

it('a consent is kept with its edition, its time and where it was given, then the link is made', async () => {
  const { opened, told, agree, known } = await aShop();

  expect(await known()).toBeNull();
  expect(await agree()).toBe('given');
  expect(await known()).toEqual(CONSENT);
  expect(opened).toEqual([CONSENT]);
  expect(told()).toBe(1);
});

it('the first consent stays', async () => {
  const { opened, agree, known } = await aShop();
  await agree();

  expect(await agree(undefined, '2026-12-01')).toBe('not_awaited');
  expect(await known()).toEqual(CONSENT);
  expect(opened).toHaveLength(1);
});

it('a paid order is left as it is, and one that there is not is no order', async () => {
  const { opened, agree, known } = await aShop({ paidAt: PLACED_AT });

  expect(await agree()).toBe('not_awaited');
  expect(await agree('nothing')).toBe('unknown');
  expect(await known()).toBeNull();
  expect(opened).toEqual([]);
});
