import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvText } from '@/lib/admin/exports/csv';
import { paymentsExport } from '@/lib/admin/exports/payments-export';
import { openBody } from '@/lib/admin/open-body';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { OrderEvents } from '@/lib/orders/order-events';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import {
  aPaymentEvent,
  aPaymentEventOf,
  BY_MAIL,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { SEAL } from '@/lib/payments/fixtures/a-seal';
import { deliverEvent, rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { recordReturn } from '@/lib/payments/links/returns';
import type { Store } from '@/lib/store/store';
import { appAdminMoney } from './app-admin-money';

const NOW = new Date('2026-11-25T10:00:00.000Z');
const REASON = { orderNumber: null, reason: 'так решили' } as const;

async function world() {
  const store = aStore();
  const orderEvents = new OrderEvents();
  const clock = () => NOW;
  const admin = appAdminMoney({ store, orderEvents, clock, channels: BY_MAIL, orderSeal: SEAL });
  const order = anOrder();
  await saveOrder(store, order, null);
  const receive = (paymentEvent: PaymentEvent) => deliverEvent(store, paymentEvent);
  return { store, admin, order, orderEvents, receive };
}

async function newest(store: Store, isResolved = false) {
  const [row] = await store.admin.unmatchedRows(
    { isResolved, only: null },
    { before: null, limit: 10 },
  );
  if (!row) throw new Error('no unmatched money');
  return row;
}

const paidAt = async (store: Store, { number }: Order) =>
  (await store.findOrderByNumber(number))?.order.paidAt ?? null;
const actions = async (store: Store) =>
  (await store.admin.auditLines({ before: null, limit: 10 })).map(({ action }) => action);

describe('unmatched money is resolved once, no matter who taps twice', () => {
  it('attached to an order it pays it, with a reading, and open pages are told', async () => {
    const { store, admin, order, orderEvents, receive } = await world();
    await receive(aPaymentEvent({ orderNumber: '0000000000' }));
    const { id } = await newest(store);
    let told = 0;
    orderEvents.subscribe(order.id, () => {
      told += 1;
    });
    const way = { resolution: 'attached', orderNumber: order.number, reason: '' } as const;
    const taps = await Promise.all([1, 2].map(() => admin.resolveMoney(id, way, 'password')));

    expect(taps.map(({ kind }) => kind)).toEqual(['resolved', 'refused']);
    expect(taps[1]).toMatchObject({ refusal: 'resolved_before' });
    const details = await store.findOrderByNumber(order.number);
    expect(details).toMatchObject({ order: { paidAt: RECEIVED_AT }, reading: { version: 2 } });
    expect(told).toBe(1);
    expect(await actions(store)).toEqual(['money_attached']);
    expect(await newest(store, true)).toMatchObject({
      resolution: 'attached',
      resolvedAt: NOW,
      resolvedBy: { actor: 'password', orderId: order.id },
    });
  });

  it('delivered, the order is paid in spite of the sum', async () => {
    const { store, admin, order, receive } = await world();
    await receive(aPaymentEvent({ orderNumber: order.number, amountText: '1.00' }));
    const { id } = await newest(store);
    await admin.resolveMoney(id, { ...REASON, resolution: 'delivered' }, 'telegram:7');

    expect(await paidAt(store, order)).toEqual(RECEIVED_AT);
    expect(await actions(store)).toEqual(['money_delivered']);
  });

  it('returned, the second payment leaves the first one standing', async () => {
    const { store, admin, order, receive } = await world();
    await receive(aPaymentEventOf(order, 'paid', '1'));
    await receive(aPaymentEventOf(order, 'paid', '2'));
    const { id } = await newest(store);
    await admin.resolveMoney(id, { ...REASON, resolution: 'returned' }, 'password');
    const standing = await store.findOrderByNumber(order.number);
    expect(standing?.order).toMatchObject({ paidAt: RECEIVED_AT, refundedAt: null });
    await receive(aPaymentEventOf(order, 'refunded', '1'));

    const details = await store.findOrderByNumber(order.number);
    expect(details?.order.refundedAt).not.toBeNull();
  });
});

it('the table of payments tells what was given back as a refund, and how each was resolved', async () => {
  const { store, admin, order, receive } = await world();
  await receive(aPaymentEvent({ orderNumber: '0000000000', paymentId: '3' }));
  const unknown = await newest(store);
  await admin.resolveMoney(
    unknown.id,
    { resolution: 'attached', orderNumber: order.number, reason: '' },
    'password',
  );
  await receive({ ...aPaymentEventOf(order, 'paid', '4'), currency: '' });
  const second = await newest(store);
  await admin.resolveMoney(second.id, { ...REASON, resolution: 'returned' }, 'password');
  await receive(aPaymentEvent({ orderNumber: '0000000001', paymentId: '5' }));

  expect(await payments(store)).toEqual([
    ['3', '0000000000', 'оплата', 'уведомление', 'отнесена к заказу'],
    ['4', order.number, 'оплата', 'уведомление', 'деньги возвращены'],
    ['5', '0000000001', 'оплата', 'уведомление', ''],
    ['4', order.number, 'возврат', 'вручную', 'деньги возвращены'],
  ]);
});

async function payments(store: Store): Promise<(string | undefined)[][]> {
  const parts = await Array.fromAsync(
    csvText(paymentsExport(store.admin, { from: null, to: null })),
  );
  const lines: Record<string, string>[] = parse(parts.join(''), CSV);
  const titles = ['№ платежа Prodamus', '№ заказа', 'Вид', 'Откуда', 'Решение'];
  return lines.map((line) => titles.map((title) => line[title]));
}

const CSV = { bom: true, delimiter: ';', columns: true } as const;

describe('it is refused, and nothing changes,', () => {
  it.each([
    ['closed', { demo: true }, 'delivered'],
    ['closed', {}, 'delivered'],
  ] as const)('%s: %j cannot be %s', async (refusal, changes, resolution) => {
    const { store, admin, order, receive } = await world();
    await receive(aPaymentEvent({ orderNumber: '0000000000', ...changes }));
    const { id } = await newest(store);
    const way = { resolution, orderNumber: order.number, reason: 'x' };

    expect(await admin.resolveMoney(id, way, 'password')).toEqual({ kind: 'refused', refusal });
    expect(await paidAt(store, order)).toBeNull();
    expect(await actions(store)).toEqual([]);
    expect((await newest(store)).resolution).toBeNull();
  });

  it('when the order is paid already, or there is none but one to try the set-up, or the payment pays another', async () => {
    const { store, admin, order, receive } = await world();
    const other = anOrder();
    const test = anOrder({ isTest: true });
    for (const one of [other, test]) await saveOrder(store, one, null);
    await receive(aPaymentEventOf(other, 'paid', '48151623'));
    await receive(aPaymentEvent({ orderNumber: '0000000000', statusText: 'Success!' }));
    const { id } = await newest(store);
    const attach = (orderNumber: Order['number']) =>
      admin.resolveMoney(id, { resolution: 'attached', orderNumber, reason: '' }, 'password');

    expect(await attach(other.number)).toMatchObject({ refusal: 'order_closed' });
    for (const { number } of [anOrder(), test]) {
      expect(await attach(number)).toMatchObject({ refusal: 'no_such_order' });
    }
    expect(await attach(order.number)).toMatchObject({ refusal: 'payment_counted' });
    expect(await actions(store)).toEqual([]);
  });
});

describe('a payment event is processed again', () => {
  it('when its order exists at last, even after a repeat; the second time does nothing', async () => {
    const { store, admin, receive } = await world();
    const late = anOrder();
    const paymentEvent = aPaymentEventOf(late);
    await receive(paymentEvent);
    await receive(paymentEvent);
    await saveOrder(store, late, null);
    const { id } = await newest(store);

    expect(await admin.processPaymentEvent(id, 'password')).toMatchObject({ outcome: 'paid' });
    expect(await paidAt(store, late)).toEqual(RECEIVED_AT);
    expect(await admin.processPaymentEvent(id, 'password')).toBeNull();
    expect(await actions(store)).toEqual(['notice_processed']);
  });

  it('never one that the seller has resolved, nor test money', async () => {
    const { store, admin, receive } = await world();
    await receive(aPaymentEvent({ orderNumber: '0000000000', demo: true }));
    const demo = await newest(store);
    await receive(aPaymentEvent({ orderNumber: '0000000000' }));
    const { id } = await newest(store);
    await admin.resolveMoney(id, { ...REASON, resolution: 'dismissed' }, 'password');

    expect(await admin.processPaymentEvent(demo.id, 'password')).toBeNull();
    expect(await admin.processPaymentEvent(id, 'password')).toBeNull();
  });
});

it('the journal goes through kept and refused deliveries without a gap', async () => {
  const { store, receive } = await world();
  for (let at = 0; at < 4; at += 1) {
    await receive(aPaymentEvent({ paymentId: `${at}` }));
    const refused = { reason: `${at}`, fields: {}, bytes: 1 };
    await rejectDelivery(store, { ...refused, receivedAt: RECEIVED_AT });
  }
  const all = await store.admin.paymentEventRows({ text: null, outcome: null }, START, 100);
  const seen: string[] = [];
  let place: { kept: string | null; rejected: number | null } = START;
  for (let page = 0; page < 8; page += 1) {
    const [row] = await store.admin.paymentEventRows({ text: null, outcome: null }, place, 1);
    if (!row) break;
    seen.push(`${row.kind} ${row.id}`);
    place = row.kind === 'kept' ? { ...place, kept: row.id } : { ...place, rejected: row.id };
  }

  expect(all).toHaveLength(8);
  expect(seen).toEqual(all.map(({ kind, id }) => `${kind} ${id}`));
  const ofPayment = await store.admin.paymentEventRows({ text: '2', outcome: null }, START, 9);
  expect(ofPayment).toMatchObject([{ paymentId: '2' }]);
  const refused = await store.admin.paymentEventRows({ text: null, outcome: 'rejected' }, START, 9);
  expect(refused.map(({ kind }) => kind)).toEqual(Array(4).fill('rejected'));
});

it('an opened body is written down with the opening; one that is not there is not', async () => {
  const { store, receive } = await world();
  await receive(aPaymentEvent());
  const { id } = await newest(store);
  const ports = { store, clock: () => NOW };

  expect(await openBody(ports, 'x', 'password')).toBeNull();
  expect(await actions(store)).toEqual([]);
  const opened = await openBody(ports, id, 'password');
  expect(Buffer.from(opened?.rawBody ?? []).toString()).toContain('order_num');
  expect(await actions(store)).toEqual(['notice_opened']);
});

it('stuck are unpaid orders that no payment event has spoken of', async () => {
  const { store, receive } = await world();
  const stuck = anOrder();
  const heardOf = anOrder();
  const recent = anOrder();
  for (const order of [stuck, heardOf, recent]) await saveOrder(store, order, null);
  await recordReturn(store, stuck, RECEIVED_AT);
  await recordReturn(store, heardOf, RECEIVED_AT);
  await recordReturn(store, recent, new Date(NOW.getTime() + 1));
  await receive(aPaymentEventOf(heardOf, 'cancelled'));

  expect(await store.admin.stuckOrders(NOW, 10)).toMatchObject([{ id: stuck.id }]);
});

const START = { kept: null, rejected: null };
