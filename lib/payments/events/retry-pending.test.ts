import { describe, expect, it } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { SELLER_KINDS } from '@/lib/outbox/outbox-message';
import { type Settle, type Store, StoreBusy } from '@/lib/store/store';
import {
  aDelivery,
  aPaymentEventOf,
  BY_MAIL,
  IN_CHAT,
  RECEIVED_AT,
} from '../fixtures/a-payment-event';
import { SEAL } from '../fixtures/a-seal';
import { aStore } from '../fixtures/temporary-store';
import { retryPending } from './retry-pending';

const clock = () => new Date(RECEIVED_AT.getTime() + 60_000);
const LATER = new Date(RECEIVED_AT.getTime() + 120_000);
const failing: Settle = () => {
  throw new Error('settling is broken today');
};

async function aPendingOrder(store: Store) {
  const order = anOrder();
  await store.placeOrder(order, null);
  const { outcome } = await store.settlePaymentEvent(
    aPaymentEventOf(order, 'paid', order.id),
    aDelivery(),
    failing,
  );
  expect(outcome).toBe('pending');
  return order;
}

it('a payment event whose settling failed is settled by the next try, once', async () => {
  const store = aStore();
  const order = await aPendingOrder(store);

  const [first, ...rest] = await retryPending({ store, clock, channels: BY_MAIL, orderSeal: SEAL });

  expect(rest).toEqual([]);
  expect(first).toMatchObject({ kind: 'settled', order: { id: order.id, paidAt: RECEIVED_AT } });
  expect((await store.findOrder(order.token))?.reading).not.toBeNull();
  expect(await retryPending({ store, clock, channels: BY_MAIL, orderSeal: SEAL })).toEqual([]);
});

it('an order that its payment brings along is recovered by the next try too', async () => {
  const store = aStore();
  const order = anOrder();
  const paymentEvent = { ...aPaymentEventOf(order), sealedOrder: SEAL.seal(order) };
  await store.settlePaymentEvent(paymentEvent, aDelivery(), failing);

  const retried = await retryPending({ store, clock, channels: BY_MAIL, orderSeal: SEAL });

  expect(retried).toMatchObject([{ kind: 'settled', order: { number: order.number } }]);
  expect((await store.findOrder(order.token))?.reading).not.toBeNull();
});

it('any number that always fail never keep a later one from settling', async () => {
  const store = aStore();
  for (let count = 0; count < 51; count += 1) await aPendingOrder(store);
  const last = (await store.pendingPaymentEvents(60)).at(-1)?.paymentEvent.orderNumber;
  const almostBroken: Store = {
    ...store,
    settlePending: (pending, at, settle) =>
      store.settlePending(
        pending,
        at,
        pending.paymentEvent.orderNumber === last ? settle : failing,
      ),
  };

  const retried = await retryPending({
    store: almostBroken,
    clock,
    channels: BY_MAIL,
    orderSeal: SEAL,
  });

  expect(retried.filter(({ kind }) => kind === 'failed')).toHaveLength(50);
  expect(retried.filter(({ kind }) => kind === 'settled')).toMatchObject([
    { order: { number: last } },
  ]);
});

describe('the seller', () => {
  /** The kinds of news that wait to be told, by chat. */
  async function news(store: Store): Promise<[number | null, string][]> {
    const told: [number | null, string][] = [];
    for (;;) {
      const next = await store.leaseMessage(SELLER_KINDS, clock(), LATER, 1);
      if (!next) return told;
      told.push([next.chatId, next.kind]);
    }
  }
  const failingBy = (store: Store, error: Error): Store => ({
    ...store,
    settlePending: () => Promise.reject(error),
  });
  const retry = (store: Store) =>
    retryPending({ store, clock, channels: IN_CHAT, orderSeal: SEAL });

  it('is reported, in each chat and once, of a payment event that fails again and again', async () => {
    const store = aStore();
    await aPendingOrder(store);
    const broken = failingBy(store, new Error('settling is still broken'));
    for (const _ of [1, 2, 3]) expect(await retry(broken)).toMatchObject([{ kind: 'failed' }]);

    expect(await news(store)).toEqual([
      [501, 'unsettled_to_seller'],
      [502, 'unsettled_to_seller'],
    ]);
  });

  it('is not disturbed by a database that was locked for a moment', async () => {
    const store = aStore();
    await aPendingOrder(store);
    const locked = failingBy(store, new StoreBusy('the database is locked'));

    expect(await retry(locked)).toMatchObject([{ kind: 'failed' }]);
    expect(await news(store)).toEqual([]);
  });
});

it('one that fails again stays for later and does not keep the others', async () => {
  const store = aStore();
  const [broken, whole] = [await aPendingOrder(store), await aPendingOrder(store)];
  const brokenOnce: Store = {
    ...store,
    settlePending: (pending, at, settle) =>
      store.settlePending(
        pending,
        at,
        pending.paymentEvent.orderNumber === broken.number ? failing : settle,
      ),
  };

  const retried = await retryPending({
    store: brokenOnce,
    clock,
    channels: BY_MAIL,
    orderSeal: SEAL,
  });

  expect(retried).toMatchObject([{ kind: 'failed' }, { kind: 'settled', order: { id: whole.id } }]);
  expect(await retryPending({ store, clock, channels: BY_MAIL, orderSeal: SEAL })).toMatchObject([
    { kind: 'settled', order: { id: broken.id } },
  ]);
});
