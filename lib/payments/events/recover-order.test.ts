import { describe, expect, it } from 'vitest';
import { makeReading } from '@/lib/chakras/reading';
import { saveOrder } from '@/lib/checkout/place-order';
import { kopecks } from '@/lib/money';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf, BY_MAIL, IN_CHAT, RECEIVED_AT } from '../fixtures/a-payment-event';
import { SEAL } from '../fixtures/a-seal';
import { eventPorts } from '../fixtures/deliver-event';
import { aStore } from '../fixtures/temporary-store';
import type { PaymentEvent } from './payment-event';
import { receivePaymentEvent } from './receive-payment-event';
import type { OrderSeal } from './sealed-order';

/** A shop whose database knows no order any more. */
function aShop(orderSeal: OrderSeal = SEAL, channels: typeof BY_MAIL | typeof IN_CHAT = BY_MAIL) {
  const store = aStore();
  const ports = eventPorts(store, { channels, orderSeal });
  const receive = async (paymentEvent: PaymentEvent) => {
    const read = { ok: true, paymentEvent } as const;
    const received = await receivePaymentEvent(ports, { raw: Buffer.from('x'), headers: {}, read });
    return received.kind === 'applied' ? received.outcome : received;
  };
  return { store, receive };
}

type Status = Parameters<typeof aPaymentEventOf>[1];

/** A payment event that brings along the order it pays, key and content by payment and status. */
function told(
  order: Order,
  status: Status = 'paid',
  changes: Partial<PaymentEvent> = {},
): PaymentEvent {
  const paymentEvent = aPaymentEventOf(order, status);
  const key = `${paymentEvent.paymentId}/${status}`;
  return { ...paymentEvent, key, fingerprint: key, sealedOrder: SEAL.seal(order), ...changes };
}

it('a payment brings back the order it pays: number, link, sum, date, consent, reading', async () => {
  const { store, receive } = aShop();
  const order = anOrder({ telegramUserId: 7_001 });

  expect(await receive(told(order))).toBe('recovered');
  const details = await store.findOrder(order.token);
  const { number, token, birthDate, amount, currency, consent, telegramUserId } = order;
  expect(details?.order).toMatchObject({
    number,
    token,
    birthDate,
    amount,
    currency,
    consent,
    telegramUserId,
    contacts: { name: null, email: 'anna@example.ru', phone: null },
    promo: null,
    origin: null,
    isTest: false,
    createdAt: PLACED_AT,
    paidAt: RECEIVED_AT,
    refundedAt: null,
  });
  expect(details?.reading).toEqual(makeReading(order.birthDate));
});

it('gets the messages that every paid order gets', async () => {
  const { store, receive } = aShop(SEAL, IN_CHAT);
  const order = anOrder({ telegramUserId: 7_001 });
  await receive(told(order));

  const { id } = (await store.findOrder(order.token))?.order ?? {};
  const timeline = await store.admin.orderTimeline(id ?? '');
  expect(timeline?.messages.map(({ kind }) => kind).sort()).toEqual([
    'payment_in_chat',
    'payment_to_seller',
    'payment_to_seller',
    'pdf_in_chat',
    'reading_in_chat',
  ]);
});

it('of any number of deliveries, also at once, there is one order and one payment', async () => {
  const { store, receive } = aShop();
  const order = anOrder();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => receive(told(order))));

  expect(outcomes.filter((outcome) => outcome === 'recovered')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
  const again = { ...told(order), paymentId: '2', key: '2/paid', fingerprint: '2' };
  expect(await receive(again)).toBe('second_payment');
  expect((await store.findOrder(order.token))?.order.paidAt).toEqual(RECEIVED_AT);
});

it('payment and refund end the same, whichever is reported first', async () => {
  for (const statuses of [
    ['paid', 'refunded'],
    ['refunded', 'paid'],
  ] as const) {
    const { store, receive } = aShop();
    const order = anOrder();
    for (const status of statuses) await receive(told(order, status));

    expect((await store.findOrder(order.token))?.order).toMatchObject({
      paidAt: RECEIVED_AT,
      refundedAt: RECEIVED_AT,
    });
  }
});

describe('nothing is recovered, and the money is kept for the seller', () => {
  const order = anOrder();
  const other = anOrder();
  const strange = anOrder({ birthDate: 'когда-то' as never });
  it.each<[string, Partial<PaymentEvent>, string]>([
    ['by a mangled copy', { sealedOrder: `${SEAL.seal(order).slice(0, -4)}AAAA` }, 'seal_invalid'],
    ['by what a buyer has made up', { sealedOrder: '{"number":"1"}' }, 'seal_invalid'],
    ['by an empty one', { sealedOrder: '' }, 'seal_invalid'],
    ['by the copy of another order', { sealedOrder: SEAL.seal(other) }, 'seal_mismatch'],
    ['by a smaller sum', { amount: kopecks(100) }, 'seal_mismatch'],
    ['by a sum that does not read', { amount: null }, 'seal_mismatch'],
    ['by another currency', { currency: 'usd' }, 'seal_mismatch'],
    ['under another number', { orderNumber: '0000000000' }, 'seal_mismatch'],
    ['by a copy of another version', { sealedOrder: SEAL.seal(strange) }, 'seal_version'],
    ['without a copy', { sealedOrder: null }, 'unknown_order'],
    ['by test money', { demo: true }, 'demo'],
    ['by a status nobody knows', { status: 'unknown' }, 'unknown_order'],
    ['by a cancelled payment', { status: 'cancelled' }, 'unknown_order'],
    ['by a denied payment', { status: 'denied' }, 'unknown_order'],
  ])('%s', async (_, changes, outcome) => {
    const { store, receive } = aShop();

    expect(await receive(told(order, 'paid', changes))).toBe(outcome);
    expect(await store.findOrder(order.token)).toBeNull();
    expect(await store.findOrder(other.token)).toBeNull();
    const unmatched = await store.admin.unmatchedRows(
      { isResolved: false, only: null },
      { before: null, limit: 9 },
    );
    expect(unmatched).toMatchObject([{ outcome, order: null }]);
  });
});

it('an order that is known is never changed by what comes along', async () => {
  const { store, receive } = aShop();
  const order = anOrder();
  await saveOrder(store, order, null);
  const forged = { ...order, birthDate: '1999-09-09' as Order['birthDate'] };

  expect(await receive(told(order, 'paid', { sealedOrder: SEAL.seal(forged) }))).toBe('paid');
  expect((await store.findOrder(order.token))?.reading).toEqual(makeReading(order.birthDate));
});
