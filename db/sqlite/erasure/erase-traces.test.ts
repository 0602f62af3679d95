import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addVisits } from '@/lib/admin/add-visits';
import { correctBirthDate } from '@/lib/admin/correct-birth-date';
import { correctContacts } from '@/lib/admin/correct-contacts';
import { forgetOld } from '@/lib/admin/forget-old';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { saveOrder } from '@/lib/checkout/place-order';
import { keepDocument } from '@/lib/documents/document-of';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { LONG_TEXTS } from '@/lib/orders/erasure/fixtures/long-texts';
import { anOrder, PAYABLE_UNTIL } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { findShared, shareReading } from '@/lib/orders/share-reading';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import {
  aPaymentEvent,
  aPaymentEventOf,
  BY_MAIL,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent, rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import { saveLink, saveLinkFailure } from '@/lib/payments/links/open-payment';
import { markPaid } from '@/lib/payments/mark-paid';
import { PLACE_TITLE } from '@/lib/payments/reconciliation/file-place';
import { forgetPaymentLists } from '@/lib/payments/reconciliation/forget-payment-lists';
import { keepPaymentList } from '@/lib/payments/reconciliation/keep-payment-list';
import { listContent } from '@/lib/payments/reconciliation/list-content';
import { withoutPersonal } from '@/lib/payments/reconciliation/sheets/without-personal';
import { refusedFields } from '@/lib/prodamus/refused-fields';
import { openSqliteStore } from '../store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATER = new Date('2026-11-25T09:00:00.000Z');
const BUYER = { name: 'Аграфена', email: 'agrafena@example.ru', phone: '+79161234567' };
const FORMER_DATE = '1949-05-03' as BirthDate;
const OTHERS = 'pelageya@example.ru';

/** A shop with one order on a file of its own, and what may be found in the bytes of that file. */
async function aShop(changes: Partial<Order> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-traces-'));
  const file = path.join(folder, 'shop.sqlite');
  const store = openSqliteStore(file);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const order = anOrder({ contacts: BUYER, ...changes });
  await saveOrder(store, order, { key: 'own_key', fingerprint: 'f', expiresAt: null });
  const entry = { at: LATER, actor: 'buyer', action: 'erased', orderId: order.id } as const;
  return {
    store,
    order,
    entry,
    apply: (paymentEvent: PaymentEvent, body: string) =>
      deliverEvent(store, paymentEvent, { rawBody: Buffer.from(body) }),
    reject: (body: string) => {
      const refused = { fields: refusedFields(Buffer.from(body)), bytes: body.length };
      return rejectDelivery(store, { reason: 'подпись', ...refused, receivedAt: RECEIVED_AT });
    },
    erase: () => eraseVerifiedOrder(store, order.birthDate, entry),
    contactsKept: () => {
      const client = new Database(file, { readonly: true });
      onTestFinished(() => void client.close());
      return client.prepare('select count(*) from notice_contacts').pluck().get() as number;
    },
    holds: (text: string) =>
      [file, `${file}-wal`, `${file}-shm`].some((name) => readFileSync(name).includes(text)),
  };
}

describe('with an order goes all that was made of it:', () => {
  it('where its buyer came from, readings and the former ones, documents, share links, keys', async () => {
    const utm = { utm_content: 'own_1' };
    const shop = await aShop({ origin: { source: 'vk', utm }, birthDate: FORMER_DATE });
    const { store, order, apply, erase, holds } = shop;
    await apply(aPaymentEventOf(order), 'own_2');
    const corrected = {
      actor: 'password' as const,
      orderId: order.id,
      birthDate: '1991-12-09' as BirthDate,
    };
    await correctBirthDate({ store, clock: () => LATER, channels: BY_MAIL }, corrected);
    const paid = { ...order, birthDate: corrected.birthDate, paidAt: RECEIVED_AT };
    const document = { version: '1', bytes: Buffer.from('own_3'), madeAt: RECEIVED_AT };
    await keepDocument(store, paid, 'reading_pdf', document);
    const details = { order: paid, link: null, reading: makeReading(paid.birthDate) };
    const shared = await shareReading({ store, clock: () => RECEIVED_AT }, details, true);
    const token = shared.kind === 'shared' ? shared.share.token : '';
    const { method: _, version: __, ...numbers } = makeReading(corrected.birthDate);
    const result = JSON.stringify(numbers);
    const marks = [result, 'own_1', 'own_2', 'own_3', 'own_key', FORMER_DATE, '1991-12-09', token];
    expect(marks.filter((mark) => !holds(mark))).toEqual([]);

    expect(await eraseVerifiedOrder(store, corrected.birthDate, shop.entry)).toBe('erased');
    expect(marks.filter(holds)).toEqual([]);
    expect(await erase()).toBe('unknown');
    expect(await findShared(store, token)).toBeNull();
  });

  it('contacts as they were before they were corrected, and as they are', async () => {
    const { store, order, erase, holds } = await aShop();
    const contacts = { name: 'Фёкла', email: 'fyokla@example.ru', phone: '+79167654321' };
    const openPayment = async () => ({ kind: 'open', url: '' }) as const;
    const ports = { store, clock: () => LATER, channels: BY_MAIL, openPayment };
    const correction = {
      actor: 'password',
      orderId: order.id,
      contacts,
      sendsAgain: true,
    } as const;
    expect(await correctContacts(ports, correction)).toBe('sent');
    expect(Object.values(contacts).filter((mark) => !holds(mark))).toEqual([]);

    expect(await erase()).toBe('erased');
    const marks = [...Object.values(contacts), ...Object.values(BUYER)];
    expect(marks.filter(holds)).toEqual([]);
  });
});

describe('with an order goes what speaks of its buyer elsewhere:', () => {
  it('a phone that a refused delivery gives for a number, and nobody else’s', async () => {
    // Nine digits and one that makes it look like a number of an order.
    const { reject, erase, holds } = await aShop({ contacts: { ...BUYER, phone: '+79161234563' } });
    for (const number of ['9161234563', '9161234571']) await reject(`order_num=${number}`);
    const marks = ['"9161234563"', '"9161234571"'];
    expect(marks.map(holds)).toEqual([true, true]);

    await erase();
    expect(marks.map(holds)).toEqual([false, true]);
  });

  it('money under a number that no order has, and its repeats', async () => {
    const { store, apply, erase, holds } = await aShop();
    const other = anOrder();
    await saveOrder(store, other, null);
    const unknown = aPaymentEvent({ orderNumber: '0000000000' });
    await apply(unknown, 'odd_1&customer_email=agrafena%40example.ru');
    await apply(unknown, 'odd_2&customer_email=agrafena%40example.ru');
    await apply(aPaymentEventOf(other, 'paid', '99'), 'odd_3&customer_email=agrafena%40example.ru');
    await apply(aPaymentEvent({ orderNumber: '1', paymentId: '3' }), `odd_4&${OTHERS}`);

    await erase();
    // The third one belongs to another order, which is erased by itself.
    const marks = ['odd_1', 'odd_2', 'odd_3', 'odd_4'];
    expect(marks.map(holds)).toEqual([false, false, true, true]);
    const rows = await store.admin.paymentEventRows(
      { text: '0000000000', outcome: null },
      { kept: null, rejected: null },
      9,
    );
    expect(rows.map((row) => row.kind === 'kept' && row.outcome)).toEqual([
      'duplicate',
      'unknown_order',
    ]);
  });

  it('an e-mail in money for nobody, however people and programs have spelt it', async () => {
    const email = "o'brien@example.ru";
    const { apply, erase, holds } = await aShop({ contacts: { ...BUYER, email } });
    const told = [
      'customer_email=o%27brien%40example.ru',
      `{"a":"${email}"}`,
      'a=8%20916‑123‑45‑67',
    ];
    for (const [at, body] of told.entries()) {
      await apply(
        aPaymentEvent({ orderNumber: '0000000000', paymentId: `7${at}` }),
        `${body}&odd_${at}`,
      );
    }

    await erase();
    expect(['odd_0', 'odd_1', 'odd_2'].filter(holds)).toEqual([]);
  });

  it.each(LONG_TEXTS)(
    'the longest payment events, of which little is kept to find them by: %s',
    async (_, text) => {
      const { apply, erase, holds, contactsKept } = await aShop();
      const unknown = aPaymentEvent({ orderNumber: '0000000000' });
      await apply(unknown, `odd_1&customer_extra=${text}&customer_email=agrafena%40example.ru`);
      expect(contactsKept()).toBeLessThan(1_000);
      expect(holds('odd_1')).toBe(true);

      await erase();
      expect(holds('odd_1')).toBe(false);
    },
  );

  const number = '0000000000';
  it.each<[string, Partial<PaymentEvent>, string]>([
    ['an e-mail', { orderNumber: 'Agrafena@example.ru' }, 'grafena@example.ru'],
    ['a phone', { orderNumber: '8 (916) 123-45-67' }, '123-45-67'],
    ['a name', { orderNumber: 'карта, АГРАФЕНА' }, 'АГРАФЕНА'],
    ['a birth date', { orderNumber: 'Для 17.10.1931' }, '17.10.1931'],
    ['a birth date in words', { orderNumber: '17 октября 1931 года' }, '17 октября 1931'],
    ['a birth date of digits', { orderNumber: '17101931' }, '17101931'],
    ['an id of no payment', { orderNumber: number, paymentId: BUYER.email }, BUYER.email],
    ['a phone for an id', { orderNumber: number, paymentId: '79161234567' }, '9161234567'],
    ['a status', { orderNumber: number, statusText: 'оплатила Аграфена' }, 'Аграфена'],
    ['a sum', { orderNumber: number, amountText: '9161234567' }, '9161234567'],
    ['a currency', { orderNumber: number, currency: BUYER.email }, BUYER.email],
  ])('what money for nobody says in its own fields: %s', async (_, changes, mark) => {
    const shop = await aShop({ birthDate: '1931-10-17' as BirthDate });
    const told = aPaymentEvent({ paymentId: '0', ...changes });
    const key = `${told.paymentId}/${told.orderNumber}/${told.statusText}`;
    await shop.apply({ ...told, key }, 'odd_1');
    expect(shop.holds(mark)).toBe(true);

    await shop.erase();
    expect([mark, 'odd_1'].filter(shop.holds)).toEqual([]);
    const open = { isResolved: false, only: null, text: null, outcome: null, resolution: null };
    const [row] = await shop.store.admin.unmatchedRows(open, { before: null, limit: 9 });
    expect(row).toMatchObject({ outcome: 'unknown_order', receivedAt: RECEIVED_AT });
    const said = [row?.orderNumber, row?.paymentId, row?.statusText, row?.amountText];
    expect([...said, row?.currency].join()).toContain('данные удалены');
    if (!changes.amountText) expect(row?.amount).toBe(99_000);
  });

  it('and not what its fields say of others, who erase theirs later', async () => {
    const { store, order, apply, erase, holds } = await aShop();
    const contacts = { ...BUYER, email: OTHERS, name: 'Пелагея' };
    const other = anOrder({ contacts });
    await saveOrder(store, other, null);
    const aboutBoth = { paymentId: '48151623', orderNumber: `${OTHERS} и Пелагея` };
    await apply(aPaymentEvent(aboutBoth), `odd_1&customer_email=${BUYER.email}`);
    await apply(aPaymentEvent({ orderNumber: 'Пелагея Иванова', paymentId: '3' }), 'odd_2');
    expect(order.contacts.email).not.toBe(OTHERS);

    await erase();
    const marks = ['odd_1', OTHERS, 'Пелагея Иванова', 'odd_2'];
    expect(marks.map(holds)).toEqual([false, true, true, true]);
    const entry = { at: LATER, actor: 'buyer', action: 'erased', orderId: other.id } as const;
    await eraseVerifiedOrder(store, other.birthDate, entry);
    expect([OTHERS, 'Пелагея', 'odd_2'].filter(holds)).toEqual([]);
    expect(holds('48151623')).toBe(true);
  });

  it('what the fields of its own payments say, and of those that come later', async () => {
    const { store, order, apply, erase, holds } = await aShop();
    await apply(aPaymentEventOf(order, 'paid', BUYER.email), 'own_1');
    await apply(aPaymentEventOf(order, 'refunded', BUYER.email), 'own_2');
    const odd = { statusText: 'Аграфена', amountText: '+79161234567', currency: 'a@b.ru' };
    await apply(aPaymentEvent({ ...odd, orderNumber: order.number, paymentId: '5' }), 'own_3');
    const before = await store.findOrder(order.token);
    expect(before?.order.refundedAt).not.toBeNull();

    await erase();
    await apply(aPaymentEventOf(order, 'cancelled', BUYER.email), 'late_1');
    await apply(aPaymentEvent({ ...odd, orderNumber: order.number, paymentId: '6' }), 'late_2');
    const marks = [BUYER.email, BUYER.name, '9161234567', 'a@b.ru', 'own_3', 'late_2'];
    expect(marks.filter(holds)).toEqual([]);
    const timeline = await store.admin.orderTimeline(order.id);
    expect(timeline?.order).toMatchObject({ refundedAt: before?.order.refundedAt });
    expect(timeline?.paymentEvents).toHaveLength(5);
  });

  it('repeats of its own payment that name no order', async () => {
    const { order, apply, erase, holds } = await aShop();
    await apply(aPaymentEventOf(order, 'paid', '48151623'), 'own_1');
    await apply(
      aPaymentEvent({ orderNumber: 'x', paymentId: '48151623' }),
      'own_2&phone=+79990001122',
    );

    await erase();
    expect(['own_1', 'own_2'].map(holds)).toEqual([false, false]);
  });

  it('updates of the bot that nobody has handled yet', async () => {
    const { store, erase, holds } = await aShop({ telegramUserId: 77 });
    const updates = [
      { id: 1, body: '{"message":{"from":{"id":77,"first_name":"waiting_1"}}}' },
      { id: 2, body: `{"message":{"from":{"id":78},"text":"waiting_2 ${BUYER.email}"}}` },
      { id: 3, body: '{"message":{"from":{"id":770,"first_name":"waiting_3"}}}' },
    ];
    await store.keepUpdates(updates, RECEIVED_AT);

    await erase();
    expect(['waiting_1', 'waiting_2', 'waiting_3'].map(holds)).toEqual([false, false, true]);
    expect((await store.dueUpdates(LATER, 9)).map(({ id }) => id)).toEqual([3]);
  });

  it('names of payment lists, in which nothing of it is, and the seller’s reasons', async () => {
    const { store, order, erase, holds } = await aShop();
    const lines = ['Номер;Заказ;Кто', `${order.number};agrafena@example.ru;Аграфена`, '7;8;Вера'];
    for (const fileName of ['list_1 аграфена.csv', 'list_2.csv']) {
      const list = { bytes: Buffer.from(lines.join('\n')), fileName, actor: 'password' } as const;
      await keepPaymentList({ store, clock: () => LATER, readList: listContent }, list);
    }
    const reason = 'Аграфена прислала чек';
    const ports = { store, clock: () => LATER, channels: BY_MAIL };
    await markPaid(ports, { actor: 'password', orderId: order.id, paymentId: '7', reason });

    await erase();
    expect(['list_1', 'list_2', 'прислала чек'].map(holds)).toEqual([false, true, false]);
    const lists = await store.admin.reconciliations({ before: null, limit: 9 });
    expect(lists.map(({ fileName }) => fileName)).toEqual(['list_2.csv', '']);
    expect((await store.admin.findReconciliation(lists[0]?.id ?? ''))?.content).toEqual([
      ['Номер', 'Заказ', PLACE_TITLE],
      [order.number, '', '1/1:2'],
      ['7', '8', '1/1:3'],
    ]);
  });
});

describe('of an order that is erased already nothing is kept', () => {
  it('of what Prodamus answers late', async () => {
    const { store, order, erase, holds } = await aShop();
    await erase();
    const link = { url: 'https://payform.ru/late_1', madeAt: LATER, expiresAt: PAYABLE_UNTIL };
    await saveLink(store, order, link, 'late_2 agrafena@example.ru');
    const failure = { ok: false, failure: 'no_link', rawAnswer: 'late_3' } as const;
    await saveLinkFailure(store, order, failure, LATER);

    expect(['late_1', 'late_2', 'late_3'].map(holds)).toEqual([false, false, false]);
  });
});

describe('of the payments of an order that is erased already', () => {
  it('nothing is kept that comes under a number of nobody’s', async () => {
    const { store, order, apply, erase, holds } = await aShop();
    const other = anOrder();
    await saveOrder(store, other, null);
    await apply(aPaymentEventOf(order, 'paid', '48151623'), 'own');
    await erase();
    const late = { paymentId: '48151623', status: 'refunded', statusText: 'refund' } as const;
    await apply(aPaymentEvent({ ...late, orderNumber: 'x' }), 'late_1');
    await apply(aPaymentEvent({ ...late, orderNumber: other.number }), 'late_2');
    await apply(aPaymentEvent({ ...late, paymentId: '48151624', orderNumber: 'y' }), 'late_3');

    expect(['late_1', 'late_2', 'late_3'].map(holds)).toEqual([false, true, true]);
  });

  it('those without an id tell of no other', async () => {
    const { order, apply, erase, holds } = await aShop();
    await apply(aPaymentEventOf(order, 'paid', '0'), 'own');
    await erase();
    await apply(aPaymentEvent({ paymentId: '0', orderNumber: 'x' }), 'late_1');

    expect(['own', 'late_1'].map(holds)).toEqual([false, true]);
  });
});

describe('what is old is forgotten', () => {
  it('each at its time, and is in the file no more', async () => {
    const { store, holds } = await aShop();
    await rejectDelivery(store, { reason: 'old_1', fields: {}, bytes: 0, receivedAt: RECEIVED_AT });
    const content = withoutPersonal([]);
    const list = { id: '1', fileName: 'old_2', content, columns: null, madeAt: RECEIVED_AT };
    await store.write([], (db) => db.reconciliations.insert(list));
    await addVisits(store, [{ day: '2026-11-24', source: 'old_3', visits: 1 }]);
    const seen = { createdAt: RECEIVED_AT, seenAt: RECEIVED_AT, endedAt: null };
    const session = { idDigest: 'old_4', actor: 'password', credential: 'c', ...seen } as const;
    await store.write([], (db) => db.adminSessions.insert(session));
    const inTime = new Date(RECEIVED_AT.getTime() + 1);
    await saveOrder(store, anOrder(), { key: 'old_5', fingerprint: 'f', expiresAt: inTime });
    const marks = ['old_1', 'old_2', 'old_3', 'old_4', 'old_5'];
    const leftAfter = async (ms: number) => {
      const now = new Date(RECEIVED_AT.getTime() + ms);
      await forgetOld({ store, clock: () => now });
      await forgetPaymentLists(store, now);
      return marks.filter(holds);
    };

    expect(await leftAfter(0)).toEqual(marks);
    expect(await leftAfter(1)).toEqual(['old_1', 'old_2', 'old_3', 'old_4']);
    expect(await leftAfter(HOUR)).toEqual(['old_1', 'old_2', 'old_3', 'old_4']);
    expect(await leftAfter(HOUR + 1)).toEqual(['old_1', 'old_3', 'old_4']);
    expect(await leftAfter(30 * DAY)).toEqual(['old_1', 'old_3', 'old_4']);
    expect(await leftAfter(30 * DAY + 1)).toEqual(['old_1', 'old_3']);
    expect(await leftAfter(90 * DAY)).toEqual(['old_1', 'old_3']);
    expect(await leftAfter(90 * DAY + 1)).toEqual(['old_3']);
    expect(await leftAfter(400 * DAY)).toEqual(['old_3']);
    expect(await leftAfter(401 * DAY)).toEqual([]);
    expect(holds('own_key')).toBe(true);
  });
});
