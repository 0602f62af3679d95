import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading, type Reading } from '@/lib/chakras/reading';
import {
  CHAT_KINDS,
  MAIL_KINDS,
  type MailKind,
  type Notification,
  type NotificationKind,
  SELLER_KINDS,
} from '@/lib/notifications/notification';
import { drawShareToken } from '@/lib/orders/access';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { OrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import type { Share } from '@/lib/orders/share';
import {
  aDelivery,
  aNotice,
  aNoticeOf,
  BY_MAIL,
  IN_CHAT,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-notice';
import { SEAL } from '@/lib/payments/fixtures/a-seal';
import type { Notice } from '@/lib/payments/notice';
import { settleAs } from '@/lib/payments/receive-notice';
import type { OrderFile, PendingNotice, Settle, Store } from './store';

const byMail = (kind: MailKind): Notification => ({ kind, chatId: null });

/** What an engine has kept, counted behind the port's back. */
export type Kept = {
  orders: number;
  notices: number;
  facts: number;
  readings: number;
  owed: string[];
  rejected: { reason: string; bytes: number }[];
  guesses: { number: string; day: string; wrong: number }[];
};

/**
 * What every engine must do. `openStore` opens a store on an empty database of its own, `look`
 * counts what the database of that store holds.
 */
export function storeContract(openStore: () => Promise<Store>, look: (store: Store) => Kept): void {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
  });
  afterEach(() => store.close());

  const place = async (changes: Partial<Order> = {}) => {
    const order = anOrder(changes);
    expect(await store.placeOrder(order, null)).toEqual({ kind: 'placed', order });
    return order;
  };
  const deliver = (
    notice: Notice,
    settle: Settle = settleAs(notice, RECEIVED_AT, BY_MAIL, SEAL.unseal),
  ) => store.settleNotice(notice, aDelivery(), settle);
  const fileOf = async (order: Order): Promise<OrderFile> => {
    const file = await store.findOrder(order.token);
    if (!file) throw new Error('the order is gone');
    return file;
  };

  describe('an order', () => {
    it('is found as it was placed, by its token and by its number', async () => {
      const order = await place({
        contacts: { name: 'Анна «Ж» O’Hara', email: null, phone: '+79123456789' },
        birthDate: '2000-02-29' as BirthDate,
      });
      const file = { order, link: null, reading: null };

      expect(await store.findOrder(order.token)).toEqual(file);
      expect(await store.findOrderByNumber(order.number)).toEqual(file);
    });

    it('is not found by anything else', async () => {
      const order = await place();

      for (const token of ['', order.number, order.id, `${order.token}x`, order.token.slice(1)]) {
        expect(await store.findOrder(token)).toBeNull();
      }
      expect(await store.findOrderByNumber('0000000000' as OrderNumber)).toBeNull();
    });

    it('whose number is taken is not placed', async () => {
      const first = await place();
      const second = anOrder({ number: first.number });

      expect(await store.placeOrder(second, null)).toEqual({ kind: 'number_taken' });
      expect(await store.findOrder(second.token)).toBeNull();
      expect((await store.findOrderByNumber(first.number))?.order).toEqual(first);
    });

    it('that the database refuses leaves nothing behind, its idempotency key neither', async () => {
      const free = anOrder({ amount: 0 as Order['amount'] });
      const key = { key: 'k', fingerprint: 'f' };

      await expect(store.placeOrder(free, key)).rejects.toThrow();
      expect(look(store).orders).toBe(0);
      expect(await store.placeOrder(anOrder(), key)).toMatchObject({ kind: 'placed' });
    });
  });

  describe('an idempotency key', () => {
    const key = { key: 'key', fingerprint: 'content' };

    it('finds the order it made', async () => {
      const order = anOrder();
      await store.placeOrder(order, key);

      expect(await store.placeOrder(anOrder(), key)).toEqual({ kind: 'replayed', order });
      expect(look(store).orders).toBe(1);
    });

    it('with other content is a conflict', async () => {
      await store.placeOrder(anOrder(), key);

      const other = { ...key, fingerprint: 'other' };
      expect(await store.placeOrder(anOrder(), other)).toEqual({ kind: 'conflict' });
      expect(look(store).orders).toBe(1);
    });

    it('makes one order of 50 parallel requests', async () => {
      const orders = Array.from({ length: 50 }, () => anOrder());
      const placed = await Promise.all(orders.map((order) => store.placeOrder(order, key)));

      const kinds = placed.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['placed', ...Array(49).fill('replayed')]);
      expect(new Set(placed.map((one) => 'order' in one && one.order.id)).size).toBe(1);
      expect(look(store).orders).toBe(1);
    });

    it('another one makes another order, and none makes as many as were asked', async () => {
      await store.placeOrder(anOrder(), key);

      expect(await store.placeOrder(anOrder(), { ...key, key: 'k2' })).toMatchObject({
        kind: 'placed',
      });
      await place();
      await place();
      expect(look(store).orders).toBe(4);
    });

    it('finds the order as it is now, paid for instance', async () => {
      const order = anOrder();
      await store.placeOrder(order, key);
      await deliver(aNoticeOf(order));

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await store.placeOrder(anOrder(), key)).toEqual({ kind: 'replayed', order: paid });
    });
  });

  describe('a link', () => {
    const aLink = (url: string, madeAt = PLACED_AT, hours = 72) => ({
      url,
      madeAt,
      expiresAt: new Date(madeAt.getTime() + hours * 3_600_000),
    });

    it('is the one to pay by, and the order is payable as long as it lives', async () => {
      const order = await place();
      const link = aLink('https://payform.ru/a/', PLACED_AT, 100);
      await store.saveLink(order, link, link.url);

      const payable = { ...order, payableUntil: link.expiresAt };
      expect(await fileOf(order)).toEqual({ order: payable, link, reading: null });
    });

    it('that is newer and shorter does not end the older one, by which may still be paid', async () => {
      const order = await place();
      const [older, newer] = [aLink('https://payform.ru/a/', PLACED_AT, 200), aLink('https://b')];
      for (const link of [older, newer]) await store.saveLink(order, link, link.url);

      const payable = { ...order, payableUntil: older.expiresAt };
      expect(await fileOf(order)).toEqual({ order: payable, link: newer, reading: null });
    });

    it('gives way to a newer one, made in the same millisecond too', async () => {
      const order = await place();
      const later = new Date(PLACED_AT.getTime() + 1);
      const links = ['a', 'b'].map((code) => aLink(`https://payform.ru/${code}/`));
      for (const link of [...links, aLink('https://payform.ru/c/', later)]) {
        await store.saveLink(order, link, link.url);
        expect((await fileOf(order)).link).toEqual(link);
      }
    });

    it('is not replaced by an answer that was none', async () => {
      const order = await place();
      const link = aLink('https://payform.ru/a/');
      await store.saveLink(order, link, link.url);
      const failure = { ok: false, failure: 'refused', rawAnswer: 'нет' } as const;
      await store.saveLinkFailure(order, failure, new Date(PLACED_AT.getTime() + 1));

      expect((await fileOf(order)).link).toEqual(link);
    });

    it('belongs to its order alone', async () => {
      const [one, other] = [await place(), await place()];
      await store.saveLink(one, aLink('https://payform.ru/a/'), '');

      expect((await fileOf(other)).link).toBeNull();
    });
  });

  describe('a payment', () => {
    it('makes the order paid, saves the reading and owes one message', async () => {
      const order = await place();

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await deliver(aNoticeOf(order))).toEqual({ outcome: 'paid', order: paid });
      expect(await fileOf(order)).toEqual({
        order: paid,
        link: null,
        reading: makeReading(order.birthDate),
      });
      expect(look(store)).toMatchObject({
        notices: 1,
        facts: 1,
        readings: 1,
        owed: ['reading_by_mail'],
      });
    });

    it('delivered 50 times at once, each time signed anew, has one effect', async () => {
      const order = await place();
      const settled = await Promise.all(
        Array.from({ length: 50 }, (_, attempt) => {
          const notice = aNoticeOf(order);
          const headers = { sign: String(attempt) };
          return store.settleNotice(
            notice,
            aDelivery({ headers }),
            settleAs(notice, RECEIVED_AT, BY_MAIL, SEAL.unseal),
          );
        }),
      );

      const outcomes = settled.map(({ outcome }) => outcome).sort();
      expect(outcomes).toEqual([...Array(49).fill('duplicate'), 'paid']);
      expect(look(store)).toMatchObject({
        notices: 50,
        facts: 1,
        readings: 1,
        owed: ['reading_by_mail'],
      });
    });

    it('told by two statuses of the same kind is one fact', async () => {
      const order = await place();
      await deliver(aNoticeOf(order));
      const again = { key: '1/PAID', fingerprint: 'x' };

      expect(await deliver({ ...aNoticeOf(order), ...again })).toMatchObject({
        outcome: 'duplicate',
      });
      expect(look(store)).toMatchObject({ notices: 2, facts: 1 });
    });

    it('with the same key and other content is kept as odd and changes nothing', async () => {
      const order = await place();
      await deliver(aNoticeOf(order));

      const other = { ...aNoticeOf(order), fingerprint: 'other' };
      expect(await deliver(other)).toEqual({ outcome: 'other_content', order: null });
      expect(look(store)).toMatchObject({ notices: 2, facts: 1 });
    });

    it('that does not fit is kept, and the order still waits', async () => {
      const order = await place();
      const misfits = [
        { ...aNoticeOf(order, 'paid', '1'), amount: null },
        { ...aNoticeOf(order, 'paid', '2'), currency: 'usd' },
        { ...aNoticeOf(order, 'paid', '3'), demo: true },
        aNotice({ orderNumber: '', paymentId: '4' }),
      ];
      const outcomes = [];
      for (const notice of misfits) outcomes.push((await deliver(notice)).outcome);

      expect(outcomes).toEqual(['other_amount', 'other_currency', 'demo', 'unknown_order']);
      expect(await fileOf(order)).toEqual({ order, link: null, reading: null });
      expect(look(store)).toMatchObject({ notices: 4, facts: 0, readings: 0, owed: [] });
    });

    it('given back makes the order refunded, for good', async () => {
      const order = await place();
      await deliver(aNoticeOf(order, 'paid'));
      await deliver(aNoticeOf(order, 'refunded'));
      await deliver(aNoticeOf(order, 'cancelled'));

      const settled = { paidAt: RECEIVED_AT, refundedAt: RECEIVED_AT };
      expect((await fileOf(order)).order).toEqual({ ...order, ...settled });
    });

    it('after a refund opens nothing again, and a second one is a new payment', async () => {
      const order = await place();
      await deliver(aNoticeOf(order, 'refunded', '1'));
      expect(await deliver(aNoticeOf(order, 'paid', '1'))).toMatchObject({
        order: { paidAt: RECEIVED_AT, refundedAt: RECEIVED_AT },
      });

      expect(await deliver(aNoticeOf(order, 'paid', '2'))).toMatchObject({
        outcome: 'second_payment',
        order: { paidAt: RECEIVED_AT, refundedAt: null },
      });
      expect(look(store)).toMatchObject({ facts: 3, readings: 1, owed: ['reading_by_mail'] });
    });

    it('never changes the reading that was bought first', async () => {
      const order = await place();
      await deliver(aNoticeOf(order, 'paid', '1'));
      const notice = aNoticeOf(order, 'paid', '2');
      const reading = { ...makeReading(order.birthDate), version: 2 };
      const settlement = { paidAt: RECEIVED_AT, refundedAt: null };
      await deliver(notice, (known) => ({
        ...settleAs(notice, RECEIVED_AT, BY_MAIL, SEAL.unseal)(known),
        change: { settlement, earned: { reading, owed: [byMail('reading_by_mail')] } },
      }));

      expect((await fileOf(order)).reading?.version).toBe(1);
    });

    it('ends the same in whatever order, however often and together its notices come', async () => {
      const told = fc.constantFrom(
        'paid/1',
        'refunded/1',
        'cancelled/1',
        'paid/2',
        'denied/2',
        'refunded/2',
      );
      const history = fc
        .uniqueArray(told, { minLength: 1 })
        .chain((once) =>
          fc.tuple(
            fc.constant(once),
            fc.shuffledSubarray([...once, ...once], { minLength: once.length * 2 }),
          ),
        );
      const noticeOf = (order: Order, text: string) => {
        const [status, id] = text.split('/') as [
          'paid' | 'refunded' | 'cancelled' | 'denied',
          string,
        ];
        return aNoticeOf(order, status, `${order.id}/${id}`);
      };

      await fc.assert(
        fc.asyncProperty(history, async ([once, shuffled]) => {
          const [one, other] = [await place(), await place()];
          for (const text of once) await deliver(noticeOf(one, text));
          await Promise.all(shuffled.map((text) => deliver(noticeOf(other, text))));
          const [{ order: first }, { order: second }] = [await fileOf(one), await fileOf(other)];
          expect([second.paidAt, second.refundedAt]).toEqual([first.paidAt, first.refundedAt]);
        }),
        { numRuns: 30 },
      );
    });
  });

  describe('a notice whose settling throws', () => {
    const broken = new Error('settling is broken');
    /** Throws after the fact and the order's state are written: all of that must be undone. */
    const throwing = (notice: Notice): Settle => {
      const earned = {
        get reading(): Reading {
          throw broken;
        },
        owed: [],
      };
      return (known) => {
        const settled = settleAs(notice, RECEIVED_AT, BY_MAIL, SEAL.unseal)(known);
        return { ...settled, change: settled.change && { ...settled.change, earned } };
      };
    };

    async function aPendingOne(): Promise<{ order: Order; pending: PendingNotice }> {
      const order = await place();
      const notice = aNoticeOf(order);
      await deliver(notice, throwing(notice));
      const [pending] = await store.pendingNotices(10);
      if (!pending) throw new Error('nothing is pending');
      return { order, pending };
    }

    it('stays pending, half of its effect undone, and its neighbours are settled', async () => {
      const orders = [await place(), await place(), await place()];
      const settled = await Promise.all(
        orders.map((order, at) => {
          const notice = aNoticeOf(order, 'paid', String(at));
          return deliver(
            notice,
            at === 1 ? throwing(notice) : settleAs(notice, RECEIVED_AT, BY_MAIL, SEAL.unseal),
          );
        }),
      );

      expect(settled.map(({ outcome }) => outcome)).toEqual(['paid', 'pending', 'paid']);
      expect(settled[1]).toEqual({ outcome: 'pending', order: null, error: broken });
      expect(look(store)).toMatchObject({
        notices: 3,
        facts: 2,
        readings: 2,
        owed: ['reading_by_mail', 'reading_by_mail'],
      });
      const [file] = await Promise.all(orders.slice(1, 2).map(fileOf));
      expect(file?.order.paidAt).toBeNull();
      expect((await store.pendingNotices(10)).map(({ notice }) => notice.paymentId)).toEqual(['1']);
    });

    it('is kept with every word it said', async () => {
      const { order, pending } = await aPendingOne();

      expect(pending.notice).toEqual(aNoticeOf(order));
    });

    it('is settled later, with the same effect', async () => {
      const { order, pending } = await aPendingOne();
      const at = new Date(RECEIVED_AT.getTime() + 60_000);
      const settled = await store.settlePending(
        pending,
        at,
        settleAs(pending.notice, at, BY_MAIL, SEAL.unseal),
      );

      expect(settled).toEqual({ outcome: 'paid', order: { ...order, paidAt: at } });
      expect(await store.pendingNotices(10)).toEqual([]);
      expect(look(store)).toMatchObject({
        notices: 1,
        facts: 1,
        readings: 1,
        owed: ['reading_by_mail'],
      });
    });

    it('settled twice, by two who retry at once, has one effect', async () => {
      const { order, pending } = await aPendingOne();
      const settle = settleAs(pending.notice, RECEIVED_AT, BY_MAIL, SEAL.unseal);
      await Promise.all([1, 2].map(() => store.settlePending(pending, RECEIVED_AT, settle)));

      expect((await fileOf(order)).order.paidAt).toEqual(RECEIVED_AT);
      expect(look(store)).toMatchObject({
        notices: 1,
        facts: 1,
        readings: 1,
        owed: ['reading_by_mail'],
      });
    });

    it('throws when it fails again, and stays pending', async () => {
      const { pending } = await aPendingOne();

      const again = store.settlePending(pending, RECEIVED_AT, throwing(pending.notice));
      await expect(again).rejects.toBe(broken);
      expect(await store.pendingNotices(10)).toEqual([pending]);
      expect(look(store)).toMatchObject({ facts: 0, readings: 0, owed: [] });
    });

    it('does not make a later delivery of the same payment a duplicate of nothing', async () => {
      const { order, pending } = await aPendingOne();

      expect(await deliver(aNoticeOf(order))).toMatchObject({ outcome: 'paid' });
      const settle = settleAs(pending.notice, RECEIVED_AT, BY_MAIL, SEAL.unseal);
      expect(await store.settlePending(pending, RECEIVED_AT, settle)).toMatchObject({
        outcome: 'duplicate',
      });
      expect(look(store)).toMatchObject({
        notices: 2,
        facts: 1,
        readings: 1,
        owed: ['reading_by_mail'],
      });
    });

    it('waits in line: the oldest come first, no more than asked', async () => {
      const late = [3, 1, 2].map((minute) => new Date(RECEIVED_AT.getTime() + minute * 60_000));
      for (const receivedAt of late) {
        const order = await place();
        const notice = aNoticeOf(order, 'paid', String(receivedAt.getTime()));
        await store.settleNotice(notice, aDelivery({ receivedAt }), throwing(notice));
      }

      const ids = (await store.pendingNotices(2)).map(({ notice }) => Number(notice.paymentId));
      expect(ids).toEqual([late[1]?.getTime(), late[2]?.getTime()]);
    });
  });

  describe('a guess at an order', () => {
    const [day, nextDay] = ['2026-11-24', '2026-11-25'] as const;
    const guess = (number: OrderNumber, right: boolean, on: string = day) =>
      store.guessOrder(number, { day: on, mostWrong: 10 }, (order) => right && order !== null);
    const unknown = { kind: 'unknown' } as const;

    it('that is right finds the order as it is now, and is not counted', async () => {
      const order = await place();
      await deliver(aNoticeOf(order));

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await guess(order.number, true)).toEqual({ kind: 'found', order: paid });
      expect(look(store).guesses).toEqual([]);
    });

    it('is judged by the order of that number, and by none where there is none', async () => {
      const [order, asked] = [await place(), [] as (Order | null)[]];
      for (const number of [order.number, '0000000000' as OrderNumber]) {
        await store.guessOrder(number, { day, mostWrong: 10 }, (known) => {
          asked.push(known);
          return true;
        });
      }

      expect(asked).toEqual([order, null]);
      expect(look(store).guesses).toEqual([{ number: '0000000000', day, wrong: 1 }]);
    });

    it('that is wrong is counted, whether there is such an order or not', async () => {
      const { number } = await place();
      const nobodys = '0000000000' as OrderNumber;
      for (const one of [number, nobodys, number, nobodys]) {
        expect(await guess(one, false)).toEqual(unknown);
      }

      expect(look(store).guesses.map(({ wrong }) => wrong)).toEqual([2, 2]);
    });

    it('is no eleventh one, however many come at once, and the right one comes too late', async () => {
      const { number } = await place();
      const wrong = await Promise.all(Array.from({ length: 11 }, () => guess(number, false)));

      expect(wrong).toEqual([...Array(10).fill(unknown), { kind: 'too_many' }]);
      expect(await guess(number, true)).toEqual({ kind: 'too_many' });
      expect(look(store).guesses).toEqual([{ number, day, wrong: 10 }]);
    });

    it('is judged no more when too many were wrong', async () => {
      const { number } = await place();
      await Promise.all(Array.from({ length: 10 }, () => guess(number, false)));
      const refused = store.guessOrder(number, { day, mostWrong: 10 }, () => {
        throw new Error('it was judged');
      });

      expect(await refused).toEqual({ kind: 'too_many' });
    });

    it('leaves other numbers as they are', async () => {
      const [one, other] = [await place(), await place()];
      await Promise.all(Array.from({ length: 10 }, () => guess(one.number, false)));

      expect(await guess(other.number, true)).toEqual({ kind: 'found', order: other });
    });

    it('starts anew on another day, and the counts of earlier days are gone', async () => {
      const [{ number }, other] = [await place(), await place()];
      await Promise.all(Array.from({ length: 11 }, () => guess(number, false)));
      await guess(other.number, false);

      expect(await guess(number, false, nextDay)).toEqual(unknown);
      expect(look(store).guesses).toEqual([{ number, day: nextDay, wrong: 1 }]);
      expect(await guess(number, true, nextDay)).toMatchObject({ kind: 'found' });
    });

    it('whose judging throws counts nothing', async () => {
      const { number } = await place();
      const broken = store.guessOrder(number, { day, mostWrong: 10 }, () => {
        throw new Error('broken');
      });

      await expect(broken).rejects.toThrow('broken');
      expect(look(store).guesses).toEqual([]);
    });
  });

  describe('a message that is owed', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);
    const owing = async () => {
      const order = anOrder();
      await store.placeOrder(order, null, [byMail('order_by_mail')]);
      return order;
    };
    const lease = (from: number, until: number) =>
      store.leaseNotification(MAIL_KINDS, at(from), at(until), 1);
    const leased = async (from: number, until: number) => {
      const one = await lease(from, until);
      if (!one) throw new Error('nothing was due');
      return one;
    };
    /** A worker takes it, begins to send it, and is never heard of again. */
    const dieSending = async (from: number, until: number) => {
      expect(await store.beginSending(await leased(from, until))).toBe(true);
    };

    it('is given to one worker, with its order, and counted', async () => {
      const order = await owing();

      expect(await lease(0, 60)).toEqual({
        owedAt: PLACED_AT,
        alert: null,
        subject: order.id,
        kind: 'order_by_mail',
        chatId: null,
        file: { order, link: null, reading: null },
        notice: null,
        orderMessageId: null,
        attempts: 1,
        unanswered: 0,
        leasedUntil: at(60),
      });
      expect(await lease(59, 120)).toBeNull();
      expect(await lease(60, 120)).toMatchObject({ attempts: 1, unanswered: 0 });
    });

    it('is kept with its order or not at all', async () => {
      const [first, taken] = [await owing(), anOrder()];
      await store.placeOrder({ ...taken, number: first.number }, null, [byMail('order_by_mail')]);

      expect(look(store).owed).toEqual(['order_by_mail']);
    });

    it('is not due before its time, and the one due longest goes first', async () => {
      const [one, other] = [await owing(), await owing()];
      const first = await leased(0, 60);
      await store.settleNotification(
        first,
        {
          ...{ kind: 'later', reason: 'x', unanswered: 1 },
          nextTryAt: at(30),
        },
        PLACED_AT,
      );
      const rest = [one, other].find(({ id }) => id !== first.subject);

      expect((await leased(10, 60)).subject).toBe(rest?.id);
      expect(await lease(29, 60)).toBeNull();
      expect(await lease(30, 90)).toMatchObject({ attempts: 2, unanswered: 1 });
    });

    it('that is done stays done', async () => {
      await owing();
      const one = await leased(0, 60);
      await store.settleNotification(
        one,
        { kind: 'done', outcome: 'sent', reason: null },
        PLACED_AT,
      );

      expect(await lease(100_000, 100_060)).toBeNull();
    });

    it('whose workers die one after another is not sent again and again', async () => {
      // Each may have sent it before it died: the first version gave out a copy for every crash.
      await owing();
      for (const from of [0, 60]) await dieSending(from, from + 60);

      expect(await lease(120, 180)).toBeNull();
      expect(await lease(100_000, 100_060)).toBeNull();
    });

    it('whose workers die before it leaves is given out again, and is not taken for sent', async () => {
      // Two crashes while its PDF was being made: the buyer never got it, and nobody tried again.
      await owing();
      for (const from of [0, 60, 120]) await leased(from, from + 60);

      expect(await lease(180, 240)).toMatchObject({ attempts: 1, unanswered: 0 });
    });

    it('with which its worker died lets another go first', async () => {
      // A message that takes the process with it must not stop all the others.
      const [one, other] = [await owing(), await owing()];
      const first = await leased(0, 600);
      await store.endLeases(at(1));
      const second = await leased(1, 60);

      expect([first.subject, second.subject].sort()).toEqual([one.id, other.id].sort());
      expect(await lease(4, 60)).toBeNull();
      expect(await lease(5, 60)).toMatchObject({ subject: first.subject });
    });

    it('counts as lost only until it is known how the sending ended', async () => {
      await owing();
      const one = await leased(0, 60);
      await store.beginSending(one);
      const refused = { kind: 'later', reason: '502', unanswered: 0, nextTryAt: at(30) } as const;
      await store.settleNotification(one, refused, PLACED_AT);

      expect(await lease(30, 90)).toMatchObject({ attempts: 2, unanswered: 0 });
    });

    it('may not leave by a worker whose lease was taken over', async () => {
      await owing();
      const [slow, quick] = [await leased(0, 60), await leased(60, 120)];

      expect(await store.beginSending(slow)).toBe(false);
      expect(await store.beginSending(quick)).toBe(true);
      expect(await lease(120, 180)).toMatchObject({ unanswered: 1 });
    });

    it('is free at once when the process that had it starts anew', async () => {
      await owing();
      await dieSending(0, 600);
      await store.endLeases(at(5));

      expect(await lease(5, 60)).toMatchObject({ attempts: 2, unanswered: 1 });
    });

    it('that only has to wait uses up no attempt', async () => {
      await owing();
      const one = await leased(0, 60);
      const wait = { kind: 'later', reason: '429', unanswered: 0, isFree: true } as const;
      await store.settleNotification(one, { ...wait, nextTryAt: at(30) }, PLACED_AT);

      expect(await lease(30, 90)).toMatchObject({ attempts: 1 });
    });

    it('is not changed by a worker whose lease was taken over', async () => {
      await owing();
      const [slow, quick] = [await leased(0, 60), await leased(60, 120)];
      await store.settleNotification(
        slow,
        { kind: 'done', outcome: 'failed', reason: 'x' },
        PLACED_AT,
      );

      expect(await lease(119, 180)).toBeNull();
      await store.settleNotification(
        quick,
        { kind: 'done', outcome: 'sent', reason: null },
        PLACED_AT,
      );
      expect(await lease(120, 180)).toBeNull();
    });
  });

  describe('a message for a chat', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);
    const inChat = (kind: NotificationKind, chatId = 77): Notification => ({ kind, chatId });
    const lease = (kinds: readonly NotificationKind[], from = 0) =>
      store.leaseNotification(kinds, at(from), at(from + 60), 1);
    const owing = async (...owed: Notification[]) => {
      const order = anOrder({ telegramUserId: 77 });
      await store.placeOrder(order, null, owed);
      return order;
    };
    const done = { kind: 'done', outcome: 'sent', reason: null } as const;

    it('is owed to each chat once, and given out by its kind alone', async () => {
      await owing(inChat('payment_to_seller', 501), inChat('payment_to_seller', 502));

      expect(await lease(CHAT_KINDS)).toBeNull();
      const both = [await lease(SELLER_KINDS), await lease(SELLER_KINDS)];
      expect(both.map((one) => one?.chatId)).toEqual([501, 502]);
      expect(await lease(SELLER_KINDS)).toBeNull();
    });

    it('knows the message of that chat which told number and sum', async () => {
      await owing(
        inChat('order_in_chat'),
        inChat('payment_in_chat'),
        inChat('payment_to_seller', 5),
      );
      const told = await lease(['order_in_chat']);
      if (!told) throw new Error('nothing was due');
      expect(told.orderMessageId).toBeNull();
      await store.settleNotification(told, { ...done, messageId: 4_242 }, PLACED_AT);

      expect(await lease(['payment_in_chat'])).toMatchObject({ orderMessageId: 4_242 });
      expect(await lease(SELLER_KINDS)).toMatchObject({ orderMessageId: null });
    });

    it('with the PDF comes after the summary, unless that keeps failing', async () => {
      await owing(inChat('reading_in_chat'), inChat('pdf_in_chat'), inChat('payment_to_seller', 5));
      for (let attempt = 1; attempt < 6; attempt += 1) {
        const one = await lease(CHAT_KINDS);
        if (!one) throw new Error('nothing was due');
        expect(one.kind).toBe('reading_in_chat');
        expect(await lease(CHAT_KINDS)).toBeNull();
        const later = { kind: 'later', reason: '500', unanswered: 0, nextTryAt: at(0) } as const;
        await store.settleNotification(one, later, at(0));
      }
      expect(await lease(SELLER_KINDS)).toMatchObject({ kind: 'payment_to_seller' });
      const sixth = await lease(CHAT_KINDS);
      expect(sixth).toMatchObject({ kind: 'reading_in_chat', attempts: 6 });
      expect(await lease(CHAT_KINDS)).toBeNull();
      if (sixth) await store.beginSending(sixth);
      expect(await lease(CHAT_KINDS)).toMatchObject({ kind: 'pdf_in_chat' });
    });

    it('about odd money carries the notice, and the order when there is one', async () => {
      const order = await place();
      const alerts = [inChat('odd_money_to_seller', 501)];
      const odd: Settle = () => ({ outcome: 'other_amount', fact: null, change: null, alerts });
      const notice = aNoticeOf(order);
      await deliver(notice, odd);
      await deliver(aNotice({ orderNumber: '0000000000', paymentId: '2' }), odd);

      expect(await lease(SELLER_KINDS, 600)).toMatchObject({
        file: { order },
        notice: { notice, outcome: 'other_amount', receivedAt: RECEIVED_AT },
      });
      expect(await lease(SELLER_KINDS, 600)).toMatchObject({ file: null });
    });

    it('about a notice that does not settle is owed once', async () => {
      await deliver(aNotice(), () => {
        throw new Error('broken');
      });
      const [pending] = await store.pendingNotices(1);
      const owed = [inChat('unsettled_to_seller', 501)];
      for (const seconds of [0, 30])
        await store.alertOfNotice(pending?.id ?? '', owed, at(seconds));

      expect(await lease(SELLER_KINDS)).toMatchObject({ notice: { outcome: 'pending' } });
      expect(await lease(SELLER_KINDS)).toBeNull();
    });

    it('that was blocked is due again when the bot may write at last', async () => {
      await owing(inChat('order_in_chat'));
      const one = await lease(CHAT_KINDS);
      if (!one) throw new Error('nothing was due');
      await store.settleNotification(
        one,
        { kind: 'done', outcome: 'blocked', reason: '403' },
        PLACED_AT,
      );
      expect(await store.mayWriteTo(77)).toBe(false);
      expect(await lease(CHAT_KINDS, 100)).toBeNull();
      await store.noteMayWriteTo(78, true, at(2));
      expect(await lease(CHAT_KINDS, 100)).toBeNull();
      await store.noteMayWriteTo(77, true, at(2));

      expect(await lease(CHAT_KINDS, 100)).toMatchObject({ kind: 'order_in_chat', attempts: 1 });
    });
  });

  describe('an order of a Telegram user', () => {
    const placeFor = (telegramUserId: number, seconds = 0) =>
      place({ telegramUserId, createdAt: new Date(PLACED_AT.getTime() + seconds * 1_000) });

    it('is listed for that user alone, newest first', async () => {
      const [first, second] = [await placeFor(77), await placeFor(77, 1)];
      await placeFor(78);
      await place();

      const listed = (await store.ordersOfTelegramUser(77, 10)).map(({ order }) => order.number);
      expect(listed).toEqual([second.number, first.number]);
      expect(await store.ordersOfTelegramUser(77, 1)).toHaveLength(1);
      expect(await store.ordersOfTelegramUser(0, 10)).toEqual([]);
    });

    it('is found by its id for that user alone', async () => {
      const order = await placeFor(77);

      expect(await store.orderOfTelegramUser(77, order.id)).toEqual(order);
      for (const [user, id] of [
        [78, order.id],
        [77, order.token],
        [0, order.id],
      ] as const) {
        expect(await store.orderOfTelegramUser(user, id)).toBeNull();
      }
    });

    it('belongs to nobody’s chat once the user is forgotten', async () => {
      const order = await placeFor(77);
      await store.noteMayWriteTo(77, true, PLACED_AT);
      const deletion: Notification = { kind: 'erasure_to_seller', chatId: 501 };
      await deliver(
        aNoticeOf(order),
        settleAs(aNoticeOf(order), RECEIVED_AT, IN_CHAT, SEAL.unseal),
      );
      const forgotten = await store.forgetTelegramUser(77, [deletion], RECEIVED_AT);

      expect(forgotten.map(({ number }) => number)).toEqual([order.number]);
      expect(await store.ordersOfTelegramUser(77, 10)).toEqual([]);
      expect(await store.mayWriteTo(77)).toBeNull();
      expect((await store.findOrder(order.token))?.order.paidAt).toEqual(RECEIVED_AT);
      const left = look(store).owed.sort();
      expect(left).toEqual(['erasure_to_seller', 'payment_to_seller', 'payment_to_seller']);
    });
  });

  describe('a buyer who came back from paying', () => {
    it('waits since the first time, until a notice has come', async () => {
      const order = await place();
      expect(await store.waitsSince(order)).toBeNull();
      await store.noteReturn(order, PLACED_AT);
      await store.noteReturn(order, RECEIVED_AT);
      expect(await store.waitsSince(order)).toEqual(PLACED_AT);
      await deliver(aNoticeOf(order, 'cancelled'));
      expect(await store.waitsSince(order)).toBeNull();
    });

    const owed: Notification[] = [{ kind: 'stuck_to_seller', chatId: 501 }];
    const later = new Date(RECEIVED_AT.getTime() + 1);

    it('is told of once, when the order is still not paid', async () => {
      const [stuck, paid, odd] = [await place(), await place(), await place()];
      for (const order of [stuck, paid, odd]) await store.noteReturn(order, RECEIVED_AT);
      await deliver(aNoticeOf(paid));
      // Of odd money the seller has heard already; that nothing came would not even be true.
      await deliver(aNotice({ orderNumber: odd.number, paymentId: '5', amountText: '9.90' }));

      expect(await store.alertOfStuck(new Date(RECEIVED_AT.getTime() - 1), owed, later)).toEqual(
        [],
      );
      expect(await store.alertOfStuck(RECEIVED_AT, owed, later)).toEqual([stuck]);
      expect(await store.alertOfStuck(later, owed, later)).toEqual([]);
      expect(look(store).owed.filter((kind) => kind === 'stuck_to_seller')).toHaveLength(1);
    });
  });

  describe('an update of the bot', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);

    it('is kept once and due in the order of its number', async () => {
      await store.keepUpdates([{ id: 8, body: 'eight' }], at(0));
      await store.keepUpdates(
        [
          { id: 7, body: 'seven' },
          { id: 8, body: 'again' },
        ],
        at(1),
      );

      expect(await store.dueUpdates(at(1), 10)).toEqual([
        { id: 7, body: 'seven', attempts: 0, unanswered: 0 },
        { id: 8, body: 'eight', attempts: 0, unanswered: 0 },
      ]);
      expect(await store.dueUpdates(at(1), 1)).toHaveLength(1);
    });

    it('is forgotten days after it was handled, for a new bot counts anew', async () => {
      await store.keepUpdates([{ id: 7, body: 'seven' }], at(0));
      const [update] = await store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      await store.settleUpdate(update, { kind: 'done', at: at(0) });
      const days = 86_400 * 3;
      await store.keepUpdates([{ id: 7, body: 'again' }], at(days));
      expect(await store.dueUpdates(at(days), 1)).toEqual([]);
      await store.keepUpdates([{ id: 7, body: 'of another bot' }], at(days + 1));

      expect(await store.dueUpdates(at(days + 1), 1)).toMatchObject([{ body: 'of another bot' }]);
    });

    it('waits until its time, and is gone for good when it is done', async () => {
      await store.keepUpdates([{ id: 7, body: 'seven' }], at(0));
      const [update] = await store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      await store.settleUpdate(update, {
        ...{ kind: 'later', nextTryAt: at(30) },
        ...{ attempts: 1, unanswered: 1 },
      });
      expect(await store.dueUpdates(at(29), 1)).toEqual([]);
      const [again] = await store.dueUpdates(at(30), 1);
      expect(again).toEqual({ ...update, attempts: 1, unanswered: 1 });
      await store.settleUpdate(update, { kind: 'done', at: at(31) });
      await store.keepUpdates([{ id: 7, body: 'seven' }], at(32));

      expect(await store.dueUpdates(at(99), 1)).toEqual([]);
    });
  });

  describe('a share link', () => {
    const aShare = (withTable = false): Share => ({
      token: drawShareToken(),
      withTable,
      createdAt: RECEIVED_AT,
    });

    it('shows its order as it is now, and only under its own token', async () => {
      const order = await place();
      const share = aShare(true);

      expect(await store.share(order, share)).toEqual(share);
      expect(await store.shareOf(order)).toEqual(share);
      await deliver(aNoticeOf(order));
      expect(await store.findShared(share.token)).toEqual({ share, file: await fileOf(order) });
      for (const token of ['', order.token, order.number, order.id, `${share.token}x`]) {
        expect(await store.findShared(token)).toBeNull();
      }
      expect(await store.findOrder(share.token)).toBeNull();
    });

    it('that is asked for again with the same content is the one there is', async () => {
      const order = await place();
      const [first] = await Promise.all([
        store.share(order, aShare()),
        store.share(order, aShare()),
      ]);

      expect(await store.share(order, aShare())).toEqual(first);
      expect(await store.shareOf(order)).toEqual(first);
    });

    it('of other content takes the place of the one there was', async () => {
      const order = await place();
      const [bare, full] = [aShare(false), aShare(true)];
      await store.share(order, bare);

      expect(await store.share(order, full)).toEqual(full);
      expect(await store.findShared(bare.token)).toBeNull();
      expect(await store.shareOf(order)).toEqual(full);
    });

    it('that is revoked shows nothing for ever, and a new one may follow', async () => {
      const [order, other] = [await place(), await place()];
      const [share, others, later] = [aShare(), aShare(), aShare()];
      await store.share(order, share);
      await store.share(other, others);
      await store.revokeShare(order, RECEIVED_AT);

      expect(await store.findShared(share.token)).toBeNull();
      expect(await store.shareOf(order)).toBeNull();
      expect(await store.shareOf(other)).toEqual(others);
      expect(await store.share(order, later)).toEqual(later);
      expect(await store.findShared(share.token)).toBeNull();
    });
  });

  describe('a document', () => {
    const aDocument = (text: string) => ({
      version: '1.1',
      bytes: Buffer.from(text),
      madeAt: RECEIVED_AT,
    });

    const paid = async () => {
      const order = await place();
      await deliver(aNoticeOf(order));
      return order;
    };

    it('is kept as it was made, each kind of each order apart', async () => {
      const [order, other] = [await paid(), await paid()];
      const [pdf, picture] = [aDocument('a\0b'), aDocument('c')];

      expect(await store.findDocument(order, 'reading_pdf')).toBeNull();
      expect(await store.keepDocument(order, 'reading_pdf', pdf)).toEqual(pdf);
      expect(await store.keepDocument(order, 'share_picture', picture)).toEqual(picture);
      expect(await store.findDocument(order, 'reading_pdf')).toEqual(pdf);
      expect(await store.findDocument(order, 'share_picture')).toEqual(picture);
      expect(await store.findDocument(other, 'reading_pdf')).toBeNull();
    });

    it('is never replaced: whoever comes second gets the first', async () => {
      const order = await paid();
      const kept = await Promise.all(
        ['first', 'second'].map((text) =>
          store.keepDocument(order, 'reading_pdf', aDocument(text)),
        ),
      );

      expect(kept).toEqual([aDocument('first'), aDocument('first')]);
      expect(await store.findDocument(order, 'reading_pdf')).toEqual(aDocument('first'));
    });

    it('of an order that is not paid, or no longer, is not kept', async () => {
      const [unpaid, refunded] = [await place(), await paid()];
      await deliver(aNoticeOf(refunded, 'refunded'));

      for (const order of [unpaid, refunded]) {
        expect(await store.keepDocument(order, 'reading_pdf', aDocument('late'))).toBeNull();
        expect(await store.findDocument(order, 'reading_pdf')).toBeNull();
      }
    });
  });

  describe('the journal of refused deliveries', () => {
    const reject = (reason: string, body = Buffer.from('x')) =>
      store.journalRejected({ reason, headers: {}, body, receivedAt: RECEIVED_AT });

    it('keeps the last 1 000', async () => {
      await Promise.all(Array.from({ length: 1_005 }, (_, at) => reject(String(at))));

      const { rejected } = look(store);
      expect(rejected).toHaveLength(1_000);
      expect(rejected[0]?.reason).toBe('5');
      expect(rejected.at(-1)?.reason).toBe('1004');
    });

    it('keeps 4 KB of each', async () => {
      await reject('long', Buffer.alloc(64 * 1024));
      await reject('short', Buffer.alloc(4_096));

      expect(look(store).rejected.map(({ bytes }) => bytes)).toEqual([4_096, 4_096]);
    });
  });

  it('a store that is up says so', async () => {
    await expect(store.assertReady()).resolves.toBeUndefined();
  });

  it('closing waits for what is being written', async () => {
    const order = anOrder();
    const placed = store.placeOrder(order, null);
    await store.close();

    expect(await placed).toEqual({ kind: 'placed', order });
    store = await openStore();
  });
}
