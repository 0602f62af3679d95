import { describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { OrderEvents } from '@/lib/orders/order-events';
import { SELLER_KINDS } from '@/lib/outbox/outbox-message';
import { type Store, StoreBusy } from '@/lib/store/store';
import { aPaymentEventOf, IN_CHAT, RECEIVED_AT } from '../fixtures/a-payment-event';
import { SEAL } from '../fixtures/a-seal';
import { brokenChannels, deliverEvent, eventPorts } from '../fixtures/deliver-event';
import { aStore } from '../fixtures/temporary-store';
import { retryPending } from './retry-pending';

const clock = () => new Date(RECEIVED_AT.getTime() + 60_000);
const LATER = new Date(RECEIVED_AT.getTime() + 120_000);
const failing = { channels: brokenChannels(new Error('deciding is broken today')) };

async function aPendingOrder(store: Store) {
  const order = anOrder();
  await saveOrder(store, order, null);
  const paymentEvent = aPaymentEventOf(order, 'paid', order.id);
  expect((await deliverEvent(store, paymentEvent, failing)).outcome).toBe('pending');
  return order;
}

const retry = (store: Store, changes = {}) =>
  retryPending(eventPorts(store, { clock, ...changes }));

/** A store on which the payment events of all orders but these fail as they are applied. */
function failingBut(store: Store, spared: readonly string[], error = new Error('still broken')) {
  const write: Store['write'] = async (about, work) => {
    const topics = typeof about === 'function' ? await about() : about;
    const isOfEvent = topics.some((one) => one.startsWith('order '));
    const isSpared = spared.some((number) => topics.includes(`order ${number}`));
    return isOfEvent && !isSpared ? Promise.reject(error) : store.write(about, work);
  };
  return { ...store, write };
}

it('a payment event whose decision failed is applied by the next try, once', async () => {
  const store = aStore();
  const order = await aPendingOrder(store);

  const [first, ...rest] = await retry(store);

  expect(rest).toEqual([]);
  expect(first).toMatchObject({ kind: 'applied', order: { id: order.id, paidAt: RECEIVED_AT } });
  expect((await store.findOrder(order.token))?.reading).not.toBeNull();
  expect(await retry(store)).toEqual([]);
});

it('open pages of the order are told', async () => {
  const store = aStore();
  const order = await aPendingOrder(store);
  const orderEvents = new OrderEvents();
  let told = 0;
  orderEvents.subscribe(order.id, () => {
    told += 1;
  });
  await retry(store, { orderEvents });

  expect(told).toBe(1);
});

it('an order that its payment brings along is recovered by the next try too', async () => {
  const store = aStore();
  const order = anOrder();
  const paymentEvent = { ...aPaymentEventOf(order), sealedOrder: SEAL.seal(order) };
  await deliverEvent(store, paymentEvent, failing);

  const retried = await retry(store);

  expect(retried).toMatchObject([{ kind: 'applied', order: { number: order.number } }]);
  expect((await store.findOrder(order.token))?.reading).not.toBeNull();
});

it('any number that always fail never keep a later one from being applied', async () => {
  const store = aStore();
  for (let count = 0; count < 51; count += 1) await aPendingOrder(store);
  const pending = await store.read((db) => db.paymentEvents.pending(60, null));
  const last = pending.at(-1)?.paymentEvent.orderNumber ?? '';

  const retried = await retry(failingBut(store, [last]));

  expect(retried.filter(({ kind }) => kind === 'failed')).toHaveLength(50);
  expect(retried.filter(({ kind }) => kind === 'applied')).toMatchObject([
    { order: { number: last } },
  ]);
});

describe('the seller', () => {
  /** The kinds of news that wait to be told, by chat. */
  async function news(store: Store): Promise<[number | null, string][]> {
    const told: [number | null, string][] = [];
    for (;;) {
      const next = await leaseMessage(store, SELLER_KINDS, clock(), LATER);
      if (!next) return told;
      told.push([next.chatId, next.kind]);
    }
  }

  it('is reported, in each chat and once, of a payment event that fails again and again', async () => {
    const store = aStore();
    await aPendingOrder(store);
    const broken = failingBut(store, []);
    for (const _ of [1, 2, 3]) {
      expect(await retry(broken, { channels: IN_CHAT })).toMatchObject([{ kind: 'failed' }]);
    }

    expect(await news(store)).toEqual([
      [501, 'unsettled_to_seller'],
      [502, 'unsettled_to_seller'],
    ]);
  });

  it('is not disturbed by a database that was locked for a moment', async () => {
    const store = aStore();
    await aPendingOrder(store);
    const locked = failingBut(store, [], new StoreBusy('the database is locked'));

    expect(await retry(locked, { channels: IN_CHAT })).toMatchObject([{ kind: 'failed' }]);
    expect(await news(store)).toEqual([]);
  });
});

it('one that fails again stays for later and does not keep the others', async () => {
  const store = aStore();
  const broken = await aPendingOrder(store);
  const whole = await aPendingOrder(store);

  expect(await retry(failingBut(store, [whole.number]))).toMatchObject([
    { kind: 'failed' },
    { kind: 'applied', order: { id: whole.id } },
  ]);
  expect(await retry(store)).toMatchObject([{ kind: 'applied', order: { id: broken.id } }]);
});
