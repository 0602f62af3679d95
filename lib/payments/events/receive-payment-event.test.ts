import { describe, expect, it } from 'vitest';
import { makeReading } from '@/lib/chakras/reading';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Db } from '@/lib/store/db';
import type { Store } from '@/lib/store/store';
import {
  aPaymentEvent,
  aPaymentEventOf,
  BY_MAIL,
  IN_CHAT,
  RECEIVED_AT,
} from '../fixtures/a-payment-event';
import { SEAL } from '../fixtures/a-seal';
import { eventPorts } from '../fixtures/deliver-event';
import { aStore } from '../fixtures/temporary-store';
import { decidePaymentEvent } from './apply-payment-event';
import { type PaymentEvent, REJECTION_MESSAGES } from './payment-event';
import { type IncomingPaymentEvent, receivePaymentEvent } from './receive-payment-event';

const incoming = (paymentEvent: PaymentEvent): IncomingPaymentEvent => ({
  raw: Buffer.from('order_num=1'),
  headers: { sign: 'x' },
  read: { ok: true, paymentEvent },
});

it('a paid order has its reading, and is answered for', async () => {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);

  const received = await receivePaymentEvent(eventPorts(store), incoming(aPaymentEventOf(order)));

  expect(received).toMatchObject({
    kind: 'applied',
    outcome: 'paid',
    order: { id: order.id, paidAt: RECEIVED_AT, refundedAt: null },
  });
  expect(await store.findOrder(order.token)).toMatchObject({
    order: { paidAt: RECEIVED_AT },
    reading: makeReading(order.birthDate),
  });
});

it('money for an unknown order is kept and named', async () => {
  const received = await receivePaymentEvent(eventPorts(aStore()), incoming(aPaymentEvent()));

  expect(received).toEqual({ kind: 'applied', outcome: 'unknown_order', order: null });
});

describe('a refused delivery', () => {
  it('changes nothing and is journalled with a reason in Russian', async () => {
    const store = aStore();
    const raw = Buffer.from('order_num=1');
    const headers = { sign: 'x' };
    const fields = { order_num: '•••' };
    const read = { ok: false, rejection: 'wrong_signature', fields, bytes: 2_048 } as const;

    const received = await receivePaymentEvent(eventPorts(store), { raw, headers, read });

    expect(received).toEqual({ kind: 'rejected', rejection: 'wrong_signature' });
    const reason = REJECTION_MESSAGES.wrong_signature;
    const rows = await store.admin.paymentEventRows(
      { text: null, outcome: null },
      { kept: null, rejected: null },
      9,
    );
    expect(rows).toEqual([
      { kind: 'rejected', id: 1, reason, fields, bytes: 2_048, receivedAt: RECEIVED_AT },
    ]);
    expect(Object.values(REJECTION_MESSAGES).every((text) => /[а-яё]/.test(text))).toBe(true);
  });
});

it('a payment event that cannot be stored is an error, never a success', async () => {
  const full = new Error('database or disk is full');
  const store = { ...aStore(), write: () => Promise.reject(full) };

  const received = receivePaymentEvent(eventPorts(store), incoming(aPaymentEvent()));
  await expect(received).rejects.toBe(full);
});

/** A store of which one query fails, each time. */
function failing(store: Store, broken: (db: Db) => Partial<Db>): Store {
  return {
    ...store,
    read: (look) => store.read((db) => look({ ...db, ...broken(db) })),
    write: (about, work) => store.write(about, (db) => work({ ...db, ...broken(db) })),
  };
}

it('a payment event is kept as pending when not even who counts its payment can be looked up', async () => {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);
  const claimsOf = () => Promise.reject(new Error('no such table'));
  const broken = failing(store, (db) => ({ facts: { ...db.facts, claimsOf } }));
  const event = incoming(aPaymentEventOf(order));

  const received = await receivePaymentEvent(eventPorts(broken), event);
  expect(received).toMatchObject({ kind: 'applied', outcome: 'pending' });
});

it('a payment event of which one query fails is kept as pending, and applied by a repeat', async () => {
  const store = aStore();
  const order = anOrder();
  await saveOrder(store, order, null);
  const error = new Error('no such row');
  const insert = () => Promise.reject(error);
  const broken = failing(store, (db) => ({ facts: { ...db.facts, insert } }));
  const event = incoming(aPaymentEventOf(order));

  const received = await receivePaymentEvent(eventPorts(broken), event);
  expect(received).toEqual({ kind: 'applied', outcome: 'pending', order: null, error });
  const [pending] = await store.read((db) => db.paymentEvents.pending(9, null));
  expect(pending?.paymentEvent.orderNumber).toBe(order.number);
  expect(await receivePaymentEvent(eventPorts(store), event)).toMatchObject({ outcome: 'paid' });
});

it('a payment event that cannot be kept either is an error, which says what was wrong first', async () => {
  const store = aStore();
  const error = new Error('no such row');
  const broken = failing(store, (db) => ({
    orders: { ...db.orders, byNumber: () => Promise.reject(error) },
    paymentEvents: {
      ...db.paymentEvents,
      insert: () => Promise.reject(new Error('the disk is full')),
    },
  }));

  const received = receivePaymentEvent(eventPorts(broken), incoming(aPaymentEvent()));
  await expect(received).rejects.toBe(error);
  expect(await store.read((db) => db.paymentEvents.pending(9, null))).toEqual([]);
});

describe('the seller is notified of money that did not fit', () => {
  const order = anOrder();
  const told = (paymentEvent: PaymentEvent, isTest = false) => {
    const nothingElse = { erased: null, hasTombstone: false, facts: [], claims: [], earlier: [] };
    const known = { order: { ...order, isTest }, ...nothingElse };
    const ports = { channels: IN_CHAT, orderSeal: SEAL };
    return decidePaymentEvent(paymentEvent, known, RECEIVED_AT, ports).alerts;
  };
  const inEveryChat = [501, 502].map((chatId) => ({ kind: 'odd_money_to_seller', chatId }));

  it.each([{ amount: null }, { demo: true }])('in every chat of theirs: %j', (changes) => {
    expect(told({ ...aPaymentEventOf(order), ...changes })).toEqual(inEveryChat);
  });

  it('and of nothing that fits', () => {
    expect(told(aPaymentEventOf(order))).toEqual([]);
  });

  it('but not of test money for a test order, which is what it is for', () => {
    expect(told({ ...aPaymentEventOf(order), demo: true }, true)).toEqual([]);
    expect(told({ ...aPaymentEventOf(order), amount: null }, true)).toEqual(inEveryChat);
  });
});

it('a refund of an erased order resolves it and earns nothing', () => {
  const order = anOrder();
  const paid = { kind: 'paid', paymentId: '1', at: RECEIVED_AT } as const;
  const known = {
    order: null,
    erased: { id: order.id, amount: order.amount },
    facts: [paid],
    earlier: [],
    claims: [],
    hasTombstone: false,
  };

  expect(
    decidePaymentEvent(aPaymentEventOf(order, 'refunded'), known, RECEIVED_AT, {
      channels: BY_MAIL,
      orderSeal: SEAL,
    }).change,
  ).toEqual({
    paymentState: { paidAt: RECEIVED_AT, refundedAt: RECEIVED_AT },
    earned: null,
  });
});
