import { describe, expect, it } from 'vitest';
import { correctBirthDate } from '@/lib/admin/correct-birth-date';
import { correctContacts } from '@/lib/admin/correct-contacts';
import { resendMessages } from '@/lib/admin/resend-messages';
import { startTestPayment } from '@/lib/admin/start-test-payment';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { kopecks } from '@/lib/money';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import type { Order } from '@/lib/orders/order';
import { correctMark, type MarkWay } from '@/lib/payments/correct-mark';
import { processAgain } from '@/lib/payments/events/retry-pending';
import {
  aPaymentEvent,
  aPaymentEventOf,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { eventPorts } from '@/lib/payments/fixtures/deliver-event';
import { markPaid } from '@/lib/payments/mark-paid';
import { markRefunded } from '@/lib/payments/mark-refunded';
import type { Resolution } from '@/lib/payments/resolutions';
import { resolveUnmatched } from '@/lib/payments/resolve-unmatched';
import type { StoreWorld } from './fixtures/store-world';

/** What the seller does about one order or one payment event. */
export function byHandContract(world: StoreWorld): void {
  const { place, deliver, detailsOf, look } = world;
  const actor = 'password';
  const reason = 'по выписке';
  const clock = () => new Date(RECEIVED_AT.getTime() + 60_000);
  const ports = () => eventPorts(world.store, { clock });
  const payment = (order: Order, paymentId: string) => {
    return { actor, orderId: order.id, paymentId, reason } as const;
  };
  const actions = async () => {
    const lines = await world.store.admin.auditLines({ before: null, limit: 10 });
    return lines.map(({ action }) => action);
  };

  describe('an order marked by hand', () => {
    it('is paid once, however often it is marked, and refunded once', async () => {
      const order = await place();
      const marks = await Promise.all(
        ['7', '8'].map((id) => markPaid(ports(), payment(order, id))),
      );
      const counted = marks[0]?.kind === 'recorded' ? '7' : '8';
      const refunds = await Promise.all(
        [1, 2].map(() => markRefunded(ports(), payment(order, counted))),
      );

      expect(marks.map(({ kind }) => kind).sort()).toEqual(['paid_already', 'recorded']);
      expect(refunds.map(({ kind }) => kind).sort()).toEqual(['no_such_payment', 'recorded']);
      expect((await detailsOf(order)).order).toMatchObject({
        paidAt: clock(),
        refundedAt: clock(),
      });
      expect(await look(world.store)).toMatchObject({
        facts: 2,
        readings: 1,
        messages: ['reading_by_mail'],
      });
      expect(await actions()).toEqual(['marked_refunded', 'marked_paid']);
    });

    it('by the payment of another order is refused', async () => {
      const order = await place();
      const other = await place();
      await deliver({ ...aPaymentEventOf(other, 'paid', '7'), amount: kopecks(100) });
      const { number } = other;

      expect(await markPaid(ports(), payment(order, '7'))).toEqual({
        kind: 'payment_of_other_order',
        number,
      });
      expect((await look(world.store)).facts).toBe(0);
    });

    it('gives its payment up to the order that a payment event names, until it is corrected', async () => {
      const order = await place();
      const other = await place();
      await markPaid(ports(), payment(order, '7'));
      await deliver(aPaymentEventOf(other, 'paid', '7'));
      const correct = (way: MarkWay) => correctMark(ports(), { ...payment(order, '7'), way });

      expect((await detailsOf(other)).order.paidAt).toEqual(RECEIVED_AT);
      expect(await world.store.admin.disputedMarks(9)).toMatchObject([{ paymentId: '7' }]);
      expect(await correct({ kind: 'other_payment', paymentId: '7' })).toEqual({
        kind: 'same_payment',
      });
      expect(await correct({ kind: 'withdrawn' })).toEqual({ kind: 'corrected' });
      expect(await correct({ kind: 'withdrawn' })).toEqual({ kind: 'no_such_mark' });
      expect(await world.store.admin.disputedMarks(9)).toEqual([]);
      expect((await detailsOf(order)).order.paidAt).toBeNull();
      expect(await actions()).toEqual(['mark_corrected', 'marked_paid']);
    });
  });

  it('a mark that gets the id of another payment leaves its money on the day it counted', async () => {
    const order = await place();
    await markPaid(ports(), payment(order, '7'));
    const nextDay = new Date(RECEIVED_AT.getTime() + 86_400_000);
    const way = { kind: 'other_payment', paymentId: '8' } as const;
    const correcting = { ...ports(), clock: () => nextDay };
    expect(await correctMark(correcting, { ...payment(order, '7'), way })).toEqual({
      kind: 'corrected',
    });
    expect((await detailsOf(order)).order.paidAt).toEqual(clock());
  });

  describe('the correction of a mark', () => {
    const correct = (order: Order, way: MarkWay, paymentId = '7') =>
      correctMark(ports(), { ...payment(order, paymentId), way });
    const other = (paymentId: string) => ({ kind: 'other_payment', paymentId }) as const;
    const refused = { kind: 'no_such_mark' };

    it('leaves a reading as given only where another order has got the payment', async () => {
      const order = await place();
      await markPaid(ports(), payment(order, '7'));
      expect(await correct(order, { kind: 'given' })).toEqual(refused);

      await deliver(aPaymentEventOf(await place(), 'paid', '7'));
      expect(await correct(order, { kind: 'given' })).toEqual({ kind: 'corrected' });
      expect((await detailsOf(order)).reading).not.toBeNull();
      expect(await world.store.admin.disputedMarks(9)).toEqual([]);
    });

    it('names the order that the other payment is known for, and changes nothing', async () => {
      const order = await place();
      const paid = await place();
      await markPaid(ports(), payment(order, '7'));
      await deliver(aPaymentEventOf(paid, 'paid', '8'));

      expect(await correct(order, other('8'))).toEqual({
        kind: 'payment_of_other_order',
        number: paid.number,
      });
      expect((await detailsOf(order)).order.paidAt).toEqual(clock());
      expect(await actions()).toEqual(['marked_paid']);
    });

    it('is refused once a payment event has told of it, but not by a demo or a refusal', async () => {
      const order = await place();
      await markPaid(ports(), payment(order, '7'));
      await deliver({ ...aPaymentEventOf(order, 'paid', '7'), key: 'demo/7/success', demo: true });
      await deliver(aPaymentEventOf(order, 'denied', '7'));
      const confirmed = await place();
      await markPaid(ports(), payment(confirmed, '9'));
      await deliver(aPaymentEventOf(confirmed, 'paid', '9'));

      expect(await correct(confirmed, { kind: 'withdrawn' }, '9')).toEqual(refused);
      expect(await correct(order, { kind: 'withdrawn' })).toEqual({ kind: 'corrected' });
    });

    it('is refused of money that went back, of another payment and of no order', async () => {
      const order = await place();
      await markPaid(ports(), payment(order, '7'));
      await markRefunded(ports(), payment(order, '7'));

      expect(await correct(order, { kind: 'withdrawn' })).toEqual(refused);
      expect(await correct(order, { kind: 'withdrawn' }, '8')).toEqual(refused);
      const nobody = { ...order, id: '00000000-0000-4000-8000-000000000000' };
      expect(await correct(nobody, { kind: 'withdrawn' })).toEqual({ kind: 'unknown' });
    });

    it('of an order whose data are erased can only leave it as given', async () => {
      const order = await place();
      await markPaid(ports(), payment(order, '7'));
      await deliver(aPaymentEventOf(await place(), 'paid', '7'));
      const entry = { orderId: order.id, at: clock(), actor, action: 'erased' } as const;
      await eraseVerifiedOrder(world.store, order.birthDate, entry);

      expect(await correct(order, { kind: 'withdrawn' })).toEqual(refused);
      expect(await correct(order, { kind: 'given' })).toEqual({ kind: 'corrected' });
    });

    it('says in the audit log what was made of which payment', async () => {
      const order = await place();
      await markPaid(ports(), payment(order, '7'));
      await correct(order, other('8'));
      await correct(order, { kind: 'withdrawn' }, '8');

      const lines = await world.store.admin.auditLines({ before: null, limit: 2 });
      expect(lines.map(({ details }) => details)).toEqual([
        { paymentId: '8', way: 'withdrawn' },
        { paymentId: '7', way: 'other_payment', becomes: '8' },
      ]);
    });
  });

  describe('an unmatched payment event', () => {
    const unmatched = async () => {
      const filter = { isResolved: false, only: null };
      const rows = await world.store.admin.unmatchedRows(filter, { before: null, limit: 9 });
      return rows[0]?.id ?? '';
    };
    const resolve = (id: string, resolution: Resolution, orderNumber: Order['number'] | null) =>
      resolveUnmatched(ports(), id, { resolution, orderNumber, reason }, actor);

    it('is resolved once, whichever of two taps comes first', async () => {
      const order = await place();
      await deliver(aPaymentEvent({ orderNumber: '0000000000' }));
      const id = await unmatched();
      const taps = await Promise.all([1, 2].map(() => resolve(id, 'attached', order.number)));

      expect(taps.map(({ kind }) => kind).sort()).toEqual(['refused', 'resolved']);
      expect((await detailsOf(order)).order.paidAt).toEqual(RECEIVED_AT);
      expect(await look(world.store)).toMatchObject({ facts: 1, readings: 1 });
      expect(await actions()).toEqual(['money_attached']);
    });

    it('that is refused stays as it is', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order, 'paid', '48151623'));
      await deliver(aPaymentEvent({ orderNumber: '0000000000', statusText: 'Success!' }));
      const other = await place();

      expect(await resolve(await unmatched(), 'attached', other.number)).toEqual({
        kind: 'refused',
        refusal: 'payment_counted',
      });
      expect(await resolve('none', 'dismissed', null)).toMatchObject({ refusal: 'unknown' });
      expect(await actions()).toEqual([]);
    });

    it('is processed again once its order is there', async () => {
      const order = await place({ amount: kopecks(100_000) });
      await deliver(aPaymentEventOf({ ...order, number: '0000000000' as Order['number'] }));
      const id = await unmatched();

      expect(await processAgain(ports(), id, actor)).toMatchObject({ outcome: 'unknown_order' });
      expect(await processAgain(ports(), 'none', actor)).toBeNull();
      expect(await actions()).toEqual(['notice_processed']);
    });
  });

  describe('a corrected birth date', () => {
    it('makes the reading of a paid order anew, once', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));
      const birthDate = '1991-12-09' as BirthDate;
      const wanted = { actor, orderId: order.id, birthDate } as const;
      const corrected = await Promise.all([1, 2].map(() => correctBirthDate(ports(), wanted)));

      expect(corrected.sort()).toEqual(['corrected', 'same']);
      expect((await detailsOf(order)).reading).toEqual(makeReading(birthDate));
      expect(await actions()).toEqual(['birth_date_fixed']);
    });
  });

  describe('corrected contacts', () => {
    const contacts = { name: 'Анна', email: 'anna@gmail.com', phone: '+79123456789' };
    const correct = (order: Order, sendsAgain: boolean, changed: Order['contacts'] = contacts) => {
      const openPayment = async () => ({ kind: 'open', url: '' }) as const;
      const correction = { actor, orderId: order.id, contacts: changed, sendsAgain } as const;
      return correctContacts({ ...ports(), openPayment }, correction);
    };

    it('are kept and found, and the log has none of them', async () => {
      const order = await place();

      expect([await correct(order, false), await correct(order, false)]).toEqual([
        'corrected',
        'same',
      ]);
      expect((await detailsOf(order)).order.contacts).toEqual(contacts);
      const any = { state: null, source: null, matter: null, from: null, to: null };
      const page = { before: null, limit: 9 };
      const found = (phrase: string) =>
        world.store.admin.orderRows({ ...any, phrases: [phrase] }, page, clock());
      expect(await found('gmail')).toHaveLength(1);
      expect(await found('anna@example')).toEqual([]);
      const log = await world.store.admin.auditLines({ before: null, limit: 10 });
      expect(log).toMatchObject([
        {
          action: 'contacts_corrected',
          details: { name: false, email: true, phone: true },
        },
      ]);
    });

    it('have the reading of a paid order sent once more, to the new address', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));

      expect(await correct(order, true)).toBe('sent');
      expect(await actions()).toEqual(['messages_resent', 'contacts_corrected']);
      expect((await look(world.store)).messages).toEqual(['reading_by_mail']);
    });

    it('are kept where nothing can be sent', async () => {
      const order = await place();

      expect(await correct(order, true, { ...contacts, email: null })).toBe('unsendable');
      expect((await detailsOf(order)).order.contacts.email).toBeNull();
    });
  });

  it('messages sent again are written down, and where there is no way to the buyer nothing is', async () => {
    const order = await place();
    const resend = (way: 'mail' | 'chat') =>
      resendMessages(ports(), { actor, orderId: order.id, way });

    expect([await resend('mail'), await resend('chat')]).toEqual(['due', 'nothing']);
    expect((await look(world.store)).messages).toEqual(['order_by_mail']);
    expect(await actions()).toEqual(['messages_resent']);
  });

  it('an order to try the set-up by is saved with its line in the log, and sends nothing', async () => {
    const terms = { price: kopecks(99_000), linkTtlMs: 3_600_000, legalVersion: '2026-11-24' };
    const id = await startTestPayment(ports(), terms, actor);

    expect(await world.store.admin.testPayment(id)).toMatchObject({
      order: { id, isTest: true, amount: 99_000 },
    });
    expect(await look(world.store)).toMatchObject({ orders: 1, messages: [] });
    expect(await actions()).toEqual(['first_payment_started']);
  });
}
