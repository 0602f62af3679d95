import { expect, it } from 'vitest';
import { addVisits } from '@/lib/admin/add-visits';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { kopecks } from '@/lib/money';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import { aPaymentEvent, aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent, eventPorts } from '@/lib/payments/fixtures/deliver-event';
import { recordReturn } from '@/lib/payments/links/returns';
import { resolveUnmatched } from '@/lib/payments/resolve-unmatched';
import type { Store } from '@/lib/store/store';
import { forgetUser } from '@/lib/telegram/telegram-user';
import type { StoreWorld } from '../fixtures/store-world';

const PAID_AT = new Date('2026-11-24T20:59:00Z');
const NEXT_DAY = new Date('2026-11-24T21:00:00Z');
const FROM = new Date('2026-11-20T21:00:00Z');
const LATER = new Date('2026-11-24T10:00:00Z');

async function placed(store: Store, changes: Partial<Order> = {}): Promise<Order> {
  const order = anOrder(changes);
  await saveOrder(store, order, null, []);
  return order;
}

async function told(store: Store, paymentEvent: PaymentEvent, receivedAt = PAID_AT): Promise<void> {
  await deliverEvent(store, paymentEvent, { receivedAt });
}

/** The sums of the admin, and what waits for the seller. */
export function overviewContract(world: StoreWorld): void {
  it('money counts on the day of Moscow it came, refunds on the day they went; tests nowhere', async () => {
    const { store } = world;
    const kept = await placed(store);
    const night = await placed(store, { amount: kopecks(50_000) });
    const returned = await placed(store);
    const test = await placed(store, { isTest: true });
    await told(store, aPaymentEventOf(kept));
    await told(
      store,
      aPaymentEvent({ ...aPaymentEventOf(night, 'paid', '2'), amountText: '500.00' }),
      NEXT_DAY,
    );
    await told(store, aPaymentEventOf(returned, 'paid', '3'));
    await told(store, aPaymentEventOf(returned, 'refunded', '3'), NEXT_DAY);
    await told(store, aPaymentEventOf(test, 'paid', '4'));

    expect(await store.admin.takingsByDay(FROM)).toEqual([
      { day: '2026-11-24', paid: 2, sum: 198_000, refunded: 0, refundedSum: 0 },
      { day: '2026-11-25', paid: 1, sum: 50_000, refunded: 1, refundedSum: 99_000 },
    ]);
    // What went back is reported, although it had come in before the days that are asked for.
    expect(await store.admin.takingsByDay(NEXT_DAY)).toEqual([
      { day: '2026-11-25', paid: 1, sum: 50_000, refunded: 1, refundedSum: 99_000 },
    ]);
  });

  it('money that is told after midnight counts on the day it was paid', async () => {
    const { store } = world;
    const order = await placed(store);
    const returned = await placed(store);
    const unmatched = await placed(store);
    const refund = aPaymentEventOf(returned, 'refunded', '2');
    const wrong = aPaymentEvent({ ...aPaymentEventOf(unmatched, 'paid', '3'), currency: 'usd' });
    await told(store, aPaymentEventOf(returned, 'paid', '2'), LATER);
    for (const event of [aPaymentEventOf(order), refund, wrong]) {
      await told(store, { ...event, happenedAt: PAID_AT }, NEXT_DAY);
    }
    const [row] = await store.admin.unmatchedRows(
      { isResolved: false, only: null },
      { before: null, limit: 1 },
    );
    const wanted = { resolution: 'delivered', orderNumber: null, reason: 'договорились' } as const;
    await resolveUnmatched(eventPorts(store), row?.id ?? '', wanted, 'password');

    expect(await store.admin.takingsByDay(FROM)).toEqual([
      { day: '2026-11-24', paid: 3, sum: 297_000, refunded: 1, refundedSum: 99_000 },
    ]);
    const ofDay = { from: null, to: NEXT_DAY };
    const rows = await store.admin.exportedPaymentEvents(ofDay, { after: null, limit: 10 });
    expect(rows.map(({ at }) => at)).toEqual([LATER, PAID_AT, PAID_AT, PAID_AT]);
  });

  it('a refund whose date is that of its payment counts on the day it was told', async () => {
    const { store } = world;
    const order = await placed(store);
    await told(store, { ...aPaymentEventOf(order), happenedAt: LATER }, LATER);
    await told(store, { ...aPaymentEventOf(order, 'refunded'), happenedAt: LATER }, NEXT_DAY);
    expect(await store.admin.takingsByDay(NEXT_DAY)).toMatchObject([
      { day: '2026-11-25', paid: 0, refunded: 1 },
    ]);
  });

  it('a refund with the date of its payment, and a payment after the first, count on the day they arrive', async () => {
    const { store } = world;
    const returned = await placed(store);
    const twice = await placed(store);
    const soon = new Date(LATER.getTime() + 31_000);
    await told(store, { ...aPaymentEventOf(returned), happenedAt: LATER }, LATER);
    await told(store, { ...aPaymentEventOf(returned, 'refunded'), happenedAt: soon }, NEXT_DAY);
    await told(store, aPaymentEventOf(twice, 'paid', '2'), NEXT_DAY);
    const late = new Date(NEXT_DAY.getTime() + 1_000);
    await told(store, { ...aPaymentEventOf(twice, 'paid', '3'), happenedAt: LATER }, late);
    expect(await store.admin.takingsByDay(FROM)).toMatchObject([
      { day: '2026-11-24', paid: 1, refunded: 0 },
      { day: '2026-11-25', paid: 1, refunded: 1 },
    ]);
  });

  it('unmatched money waits, but not that of a test order; orders wait until their link runs out', async () => {
    const { store } = world;
    const [, test] = [await placed(store), await placed(store, { isTest: true })];
    await placed(store, { payableUntil: PLACED_AT });
    await told(store, aPaymentEvent({ orderNumber: '9999999999' }));
    await told(store, aPaymentEvent({ ...aPaymentEventOf(test), demo: true, paymentId: '7' }));

    expect(await store.admin.needsAttentionCounts(LATER)).toEqual({ waiting: 1, unmatched: 1 });
  });

  it('an order is stuck when its buyer came back and nothing was heard of it', async () => {
    const { store } = world;
    const stuck = await placed(store);
    const heard = await placed(store);
    const test = await placed(store, { isTest: true });
    for (const order of [stuck, heard, test]) await recordReturn(store, order, PLACED_AT);
    await told(store, aPaymentEventOf(heard, 'cancelled'));
    const { id, number, amount } = stuck;

    expect(await store.admin.stuckOrders(LATER, 10)).toEqual([
      { id, number, amount, returnedAt: PLACED_AT },
    ]);
    expect(await store.admin.stuckOrders(new Date(PLACED_AT.getTime() - 1), 10)).toEqual([]);
  });

  it('conversion is reported by source: visits, orders, payments, readings that have arrived', async () => {
    const { store } = world;
    const origin = { source: 'vk', utm: {} };
    const [paid] = [await placed(store, { origin }), await placed(store, { origin })];
    await placed(store);
    await placed(store, { createdAt: new Date('2026-11-01T09:00:00Z') });
    await told(store, aPaymentEventOf(paid));
    const day = '2026-11-24';
    await addVisits(store, [
      { day, source: 'vk', visits: 3 },
      { day, source: 'реклама', visits: 2 },
      { day: '2026-11-20', source: 'vk', visits: 9 },
    ]);
    await addVisits(store, [{ day, source: 'vk', visits: 1 }]);
    const nothing = { paid: 0, sum: 0, refunded: 0, refundedSum: 0, delivered: 0 };
    const vk = { source: 'vk', visits: 4, orders: 2, ...nothing, paid: 1, sum: 99_000 };

    expect(await store.admin.funnel(FROM)).toEqual([
      vk,
      { source: 'напрямую', visits: 0, orders: 1, ...nothing },
      { source: 'реклама', visits: 2, orders: 0, ...nothing },
    ]);
    await deliver(store);
    expect((await store.admin.funnel(FROM))[0]).toEqual({ ...vk, delivered: 1 });
  });

  it('orders by the API and by the seller do not count against the visits of the form', async () => {
    const { store } = world;
    const consent = { version: '2026-11-24', at: PLACED_AT, channel: 'api' } as const;
    await placed(store);
    await placed(store, { consent });
    await placed(store, { consent });
    await placed(store, { consent: null, isBySeller: true });
    await addVisits(store, [{ day: '2026-11-24', source: 'напрямую', visits: 1 }]);
    const rows = await store.admin.funnel(FROM);

    expect(rows.map(({ source, visits, orders }) => ({ source, visits, orders }))).toEqual([
      { source: 'через API', visits: null, orders: 2 },
      { source: 'напрямую', visits: 1, orders: 1 },
      { source: 'оформил продавец', visits: null, orders: 1 },
    ]);
  });

  /** Every letter that is due goes out. */
  async function deliver(store: Store): Promise<void> {
    const later = new Date('2026-11-25T09:00:00Z');
    const lease = () => leaseMessage(store, ['reading_by_mail'], PAID_AT, later);
    for (let one = await lease(); one; one = await lease()) {
      const reason = null;
      await completeSending(store, one, { kind: 'done', outcome: 'sent', reason }, PAID_AT);
    }
  }

  it.each([[[{ kind: 'erasure_to_seller', chatId: 1 }]], [[]]] as const)(
    'a wish to be forgotten is listed until the order is erased, no matter who hears of it: %j',
    async (messages) => {
      const { store } = world;
      const order = await placed(store, { telegramUserId: 42 });
      const { id } = order;
      await forgetUser(store, 42, messages, LATER);

      expect(await store.admin.erasureRequests(10)).toEqual([
        { id, number: order.number, at: LATER },
      ]);
      expect(await store.admin.auditLines({ before: null, limit: 9 })).toMatchObject([
        { actor: 'buyer', action: 'erasure_asked', orderId: id, at: LATER },
      ]);
      const entry = { at: LATER, actor: 'password', action: 'erased', orderId: id } as const;
      await eraseVerifiedOrder(store, order.birthDate, entry);
      expect(await store.admin.erasureRequests(10)).toEqual([]);
    },
  );
}
