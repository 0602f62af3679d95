import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { correctBirthDate } from '@/lib/admin/correct-birth-date';
import { resendMessages } from '@/lib/admin/resend-messages';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { saveOrder } from '@/lib/checkout/place-order';
import { keepDocument } from '@/lib/documents/document-of';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { kopecks } from '@/lib/money';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { noteSeen } from '@/lib/orders/note-seen';
import type { Order } from '@/lib/orders/order';
import { shareReading } from '@/lib/orders/share-reading';
import { MAIL_KINDS } from '@/lib/outbox/outbox-message';
import {
  aDelivery,
  aPaymentEventOf,
  BY_MAIL,
  IN_CHAT,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { saveLink } from '@/lib/payments/links/open-payment';
import { markPaid } from '@/lib/payments/mark-paid';
import { markRefunded } from '@/lib/payments/mark-refunded';
import { recordWriteAccess } from '@/lib/telegram/telegram-user';
import { openSqliteStore } from '../store';

const LATER = new Date('2026-11-25T09:00:00.000Z');
const OTHER_DATE = '1991-12-09' as BirthDate;
const actor = 'password' as const;
const reason = 'перевёл на карту';

/** A shop with one order, on a file of its own; a clock that stands still. */
async function aShop(changes: Partial<Order> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-actions-'));
  const file = path.join(folder, 'shop.sqlite');
  const store = openSqliteStore(file);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const order = anOrder(changes);
  await saveOrder(store, order, { key: 'k', fingerprint: 'f', expiresAt: null });
  const ports = { store, clock: () => LATER, channels: BY_MAIL };
  const deliver = (status: 'paid' | 'refunded' = 'paid', paymentId = '1') => {
    const paymentEvent = aPaymentEventOf(order, status, paymentId);
    const rawBody = Buffer.from(`order_num=${order.number}&customer_email=anna@example.ru`);
    const delivery = aDelivery({ rawBody, headers: { from: 'anna@example.ru' } });
    return deliverEvent(store, paymentEvent, { ...delivery });
  };
  const timeline = async () => {
    const found = await store.admin.orderTimeline(order.id);
    if (!found) throw new Error('the order is gone');
    return found;
  };
  const inFile = (text: string) =>
    [file, `${file}-wal`].some((name) => readFileSync(name).includes(text));
  const count = (rows: string) => {
    const client = new Database(file, { readonly: true });
    const found = client.prepare(`select count(*) from ${rows}`).pluck().get();
    client.close();
    return found;
  };
  const payment = (paymentId = '7') => ({ actor, orderId: order.id, paymentId, reason });
  return { store, order, ports, deliver, timeline, inFile, count, payment };
}

describe('an order marked paid by hand', () => {
  it('is paid with its reading, its message and a line in the log', async () => {
    const { store, order, ports, timeline, payment } = await aShop();

    const paid = { ...order, paidAt: LATER };
    expect(await markPaid(ports, payment())).toEqual({ kind: 'recorded', order: paid });
    expect((await store.findOrder(order.token))?.reading).toEqual(makeReading(order.birthDate));
    const { facts, messages, actions } = await timeline();
    expect(facts).toEqual([{ kind: 'paid', paymentId: '7', at: LATER, paymentEventId: null }]);
    expect(messages).toMatchObject([{ kind: 'reading_by_mail', outcome: null }]);
    expect(actions).toMatchObject([{ action: 'marked_paid', reason, details: { paymentId: '7' } }]);
  });

  it('makes a later payment event with that id a duplicate, with another a second payment', async () => {
    const { ports, deliver, timeline, payment } = await aShop();
    await markPaid(ports, payment('7'));

    expect(await deliver('paid', '7')).toMatchObject({ outcome: 'duplicate' });
    expect(await deliver('paid', '8')).toMatchObject({ outcome: 'second_payment' });
    expect((await timeline()).messages).toHaveLength(1);
  });

  it('is left alone when it is paid or refunded already, or is not there', async () => {
    const { ports, deliver, timeline, payment } = await aShop();
    await deliver();

    expect(await markPaid(ports, payment())).toEqual({ kind: 'paid_already' });
    await deliver('refunded');
    expect(await markPaid(ports, payment())).toEqual({ kind: 'refunded' });
    expect(await markPaid(ports, { ...payment(), orderId: 'none' })).toEqual({ kind: 'unknown' });
    expect((await timeline()).actions).toEqual([]);
  });
});

it('an order made to try the set-up is paid by nobody’s hand', async () => {
  const { ports, timeline, payment } = await aShop({ isTest: true });

  expect(await markPaid(ports, payment())).toEqual({ kind: 'test_order' });
  expect(await timeline()).toMatchObject({ facts: [], actions: [] });
});

describe('a payment that is known for another order', () => {
  const noticed = async (outcome: 'paid' | 'other_amount') => {
    const { store, ports, payment } = await aShop();
    const other = anOrder();
    await saveOrder(store, other, null);
    const paid = aPaymentEventOf(other, 'paid', '7');
    const paymentEvent = outcome === 'paid' ? paid : { ...paid, amount: kopecks(100) };
    const applied = await deliverEvent(store, paymentEvent);
    expect(applied).toMatchObject({ outcome });
    return { ports, payment, other };
  };

  it.each(['paid', 'other_amount'] as const)(
    'pays no order by hand, when it was %s there',
    async (outcome) => {
      const { ports, payment, other } = await noticed(outcome);
      const { number } = other;

      expect(await markPaid(ports, payment('7'))).toEqual({
        kind: 'payment_of_other_order',
        number,
      });
      expect(await markPaid(ports, payment('8'))).toMatchObject({ kind: 'recorded' });
    },
  );

  it('pays no second order by hand that it has paid by hand', async () => {
    const { store, ports, order, payment } = await aShop();
    const other = anOrder();
    await saveOrder(store, other, null);
    await markPaid(ports, payment('7'));

    expect(await markPaid(ports, { ...payment('7'), orderId: other.id })).toEqual({
      kind: 'payment_of_other_order',
      number: order.number,
    });
  });
});

describe('a refund marked by hand', () => {
  it('closes the order when its only payment went back', async () => {
    const { ports, deliver, timeline, payment } = await aShop();
    await deliver('paid', '7');

    expect(await markRefunded(ports, payment('8'))).toEqual({ kind: 'no_such_payment' });
    expect(await markRefunded(ports, payment('7'))).toMatchObject({
      order: { refundedAt: LATER },
    });
    expect(await markRefunded(ports, payment('7'))).toEqual({ kind: 'no_such_payment' });
    expect((await timeline()).actions).toMatchObject([{ action: 'marked_refunded', reason }]);
  });

  it('of one of two payments leaves the order paid', async () => {
    const { ports, deliver, payment } = await aShop();
    await deliver('paid', '7');
    await deliver('paid', '8');

    expect(await markRefunded(ports, payment('8'))).toMatchObject({ order: { refundedAt: null } });
  });

  it('is written down of an order whose personal data are erased as well', async () => {
    const { store, order, ports, deliver, timeline, payment } = await aShop();
    await deliver('paid', '7');
    const entry = { at: LATER, actor: 'buyer', action: 'erased', orderId: order.id } as const;
    await eraseVerifiedOrder(store, order.birthDate, entry);

    expect(await markRefunded(ports, payment('7'))).toMatchObject({ order: { refundedAt: LATER } });
    expect((await timeline()).order.refundedAt).toEqual(LATER);
    expect(await markRefunded(ports, payment('7'))).toEqual({ kind: 'no_such_payment' });
    const unknown = { ...payment('7'), orderId: 'nothing' };
    expect(await markRefunded(ports, unknown)).toEqual({ kind: 'unknown' });
  });
});

describe('a message sent again', () => {
  it('is due anew although it was sent, and the sending is in the log', async () => {
    const { store, order, ports, deliver, timeline } = await aShop();
    await deliver();
    const lease = () => leaseMessage(store, MAIL_KINDS, LATER, PAYABLE_UNTIL);
    const first = await lease();
    if (!first) throw new Error('nothing is due');
    const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
    await completeSending(store, first, sent, LATER);
    expect(await lease()).toBeNull();

    expect(await resendMessages(ports, { actor, orderId: order.id, way: 'mail' })).toBe('due');
    expect(await lease()).toMatchObject({ kind: 'reading_by_mail', attempts: 1, queuedAt: LATER });
    expect((await timeline()).actions).toMatchObject([{ action: 'messages_resent' }]);
    expect(await resendMessages(ports, { actor, orderId: order.id, way: 'chat' })).toBe('nothing');
  });
});

describe('a birth date that is corrected', () => {
  const correct = (shop: Awaited<ReturnType<typeof aShop>>, birthDate = OTHER_DATE) =>
    correctBirthDate(shop.ports, { actor, orderId: shop.order.id, birthDate });

  it('just changes before paying', async () => {
    const shop = await aShop();

    expect(await correct(shop)).toBe('corrected');
    const file = await shop.store.findOrder(shop.order.token);
    expect(file).toMatchObject({ order: { birthDate: OTHER_DATE }, reading: null });
    expect((await shop.timeline()).formerReadings).toEqual([]);
    expect((await shop.timeline()).messages).toEqual([]);
  });

  it('renews the reading once after paying, keeps the old one, ends PDF and share link', async () => {
    const shop = await aShop();
    const { store, order, timeline } = shop;
    await shop.deliver();
    const paid = { ...order, paidAt: RECEIVED_AT };
    const document = { version: '1', bytes: Buffer.from('%PDF'), madeAt: RECEIVED_AT };
    await keepDocument(store, paid, 'reading_pdf', document);
    const details = { order: paid, link: null, reading: makeReading(order.birthDate) };
    await shareReading({ store, clock: () => RECEIVED_AT }, details, false);

    expect(await correct(shop)).toBe('corrected');
    expect(await correct(shop)).toBe('same');
    const file = await store.findOrder(order.token);
    expect(file?.reading).toEqual(makeReading(OTHER_DATE));
    expect(await store.read((db) => db.documents.find(paid.id, 'reading_pdf'))).toBeNull();
    expect(await store.read((db) => db.shares.ofOrder(paid.id))).toBeNull();
    const { formerReadings, messages, actions } = await timeline();
    expect(formerReadings).toEqual([
      { birthDate: order.birthDate, madeAt: RECEIVED_AT, replacedAt: LATER },
    ]);
    expect(messages).toMatchObject([{ kind: 'reading_by_mail', at: LATER, outcome: null }]);
    expect(actions).toHaveLength(1);
    expect(await keepDocument(store, paid, 'reading_pdf', document)).toBeNull();
  });

  it('is refused of a refunded order', async () => {
    const shop = await aShop();
    await shop.deliver();
    await shop.deliver('refunded');

    expect(await correct(shop)).toBe('closed');
  });
});

it('every sending of a letter stays in the timeline, until erasing leaves no reason of it', async () => {
  const { store, order, ports, deliver, timeline } = await aShop();
  const at = (minutes: number) => new Date(LATER.getTime() + minutes * 60_000);
  const send = async (minutes: number, outcome: 'sent' | 'blocked') => {
    const leased = await leaseMessage(store, MAIL_KINDS, at(minutes), at(minutes + 5));
    if (!leased) throw new Error('nothing was due');
    const reason = outcome === 'blocked' ? 'SMTP 550' : null;
    await completeSending(store, leased, { kind: 'done', outcome, reason }, at(minutes + 1));
  };
  const again = () => resendMessages(ports, { actor, orderId: order.id, way: 'mail' });
  await deliver();
  await send(1, 'blocked');
  await again();
  await again();
  await send(10, 'sent');
  await correctBirthDate(ports, { actor, orderId: order.id, birthDate: OTHER_DATE });

  expect((await timeline()).messages).toEqual([
    { kind: 'reading_by_mail', at: LATER, attempts: 0, outcome: null, reason: null },
    expect.objectContaining({ at: at(2), outcome: 'blocked', reason: 'SMTP 550' }),
    expect.objectContaining({ at: at(11), outcome: 'sent', reason: null }),
  ]);
  const entry = { at: LATER, actor, action: 'erased', orderId: order.id } as const;
  await eraseVerifiedOrder(store, OTHER_DATE, entry);
  const reasons = (await timeline()).messages.map(({ reason: left }) => left);
  expect(reasons).toEqual([null, null, null]);
});

describe('an erased order', () => {
  const entry = (order: Order) =>
    ({ at: LATER, actor, action: 'erased', orderId: order.id }) as const;

  it('needs its birth date', async () => {
    const { store, order } = await aShop();

    expect(await eraseVerifiedOrder(store, OTHER_DATE, entry(order))).toBe('wrong_birth_date');
    expect(await store.findOrder(order.token)).not.toBeNull();
  });

  it('is nowhere in the file any more but for number, sum, times and payments', async () => {
    const contacts = { name: 'Аграфена', email: 'anna@example.ru', phone: '+79161234567' };
    const { store, order, deliver, timeline, inFile } = await aShop({ contacts });
    const link = { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt: PAYABLE_UNTIL };
    await saveLink(store, order, link, 'for anna@example.ru');
    await deliver();
    const traces = [...Object.values(contacts), order.birthDate];
    expect(traces.map(inFile)).toEqual([true, true, true, true]);

    expect(await eraseVerifiedOrder(store, order.birthDate, entry(order))).toBe('erased');
    expect(traces.map(inFile)).toEqual([false, false, false, false]);
    expect(await store.findOrder(order.token)).toBeNull();
    expect(await eraseVerifiedOrder(store, order.birthDate, entry(order))).toBe('unknown');
    const told = await timeline();
    expect(told.order).toMatchObject({ number: order.number, amount: 99_000, erasedAt: LATER });
    expect(told.facts).toMatchObject([{ kind: 'paid', paymentId: '1' }]);
    expect(told.actions).toMatchObject([{ action: 'erased' }]);
  });

  it('is nobody’s at Telegram any more, though what was sent is still told', async () => {
    const { store, order, timeline, count } = await aShop({ telegramUserId: 77 });
    await recordWriteAccess(store, 77, true, PLACED_AT);
    const paymentEvent = aPaymentEventOf(order);
    await deliverEvent(store, paymentEvent, { channels: IN_CHAT });
    const traces = [
      'orders where telegram_user_id = 77',
      'notifications where recipient = 77',
      'telegram_users where id = 77',
    ];
    expect(traces.map(count)).toEqual([1, 3, 1]);

    await eraseVerifiedOrder(store, order.birthDate, entry(order));
    expect(traces.map(count)).toEqual([0, 0, 0]);
    const outcomes = (await timeline()).messages.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array(5).fill('needless'));
  });

  it('is never fulfilled; its later payment events are kept without a body, a refund as a fact', async () => {
    const { store, order, deliver, timeline, inFile } = await aShop();
    await eraseVerifiedOrder(store, order.birthDate, entry(order));

    expect(await deliver('paid')).toEqual({ outcome: 'erased_order', order: null });
    expect(await deliver('paid')).toMatchObject({ outcome: 'duplicate' });
    expect(await deliver('refunded')).toEqual({ outcome: 'refunded', order: null });
    expect(inFile('anna@example.ru')).toBe(false);
    const { order: kept, reading, messages, facts } = await timeline();
    expect(kept).toMatchObject({ paidAt: null, refundedAt: RECEIVED_AT });
    expect({ reading, messages }).toEqual({ reading: null, messages: [] });
    expect(facts).toMatchObject([{ kind: 'refunded' }]);
  });
});

describe('a page the buyer has opened', () => {
  it('is noted the first time only', async () => {
    const { store, order, deliver, timeline } = await aShop();
    await deliver();
    await noteSeen(store, order, 'order', PLACED_AT);
    await noteSeen(store, order, 'order', LATER);
    await noteSeen(store, order, 'reading', LATER);

    expect((await timeline()).order.seenAt).toEqual(PLACED_AT);
    expect((await timeline()).reading?.seenAt).toEqual(LATER);
  });
});
