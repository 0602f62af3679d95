import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReading } from '@/lib/chakras/reading';
import type { Order } from '@/lib/orders/order';
import {
  aPaymentEvent,
  aPaymentEventOf,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { StoreWorld } from './fixtures/store-world';

/** What payments make of an order. */
export function paymentsContract(world: StoreWorld): void {
  const { place, deliver, detailsOf, look } = world;
  describe('a payment', () => {
    it('makes the order paid, saves the reading and enqueues one message', async () => {
      const order = await place();

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await deliver(aPaymentEventOf(order))).toEqual({ outcome: 'paid', order: paid });
      expect(await detailsOf(order)).toEqual({
        order: paid,
        link: null,
        reading: makeReading(order.birthDate),
      });
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 1,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('delivered 50 times at once, each time signed anew, has one effect', async () => {
      const order = await place();
      const applied = await Promise.all(
        Array.from({ length: 50 }, (_, attempt) => {
          const paymentEvent = aPaymentEventOf(order);
          const headers = { sign: String(attempt) };
          return deliverEvent(world.store, paymentEvent, { headers });
        }),
      );

      const outcomes = applied.map(({ outcome }) => outcome).sort();
      expect(outcomes).toEqual([...Array(49).fill('duplicate'), 'paid']);
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 50,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('told by two statuses of the same kind is one fact', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));
      const again = { key: '1/PAID', fingerprint: 'x' };

      expect(await deliver({ ...aPaymentEventOf(order), ...again })).toMatchObject({
        outcome: 'duplicate',
      });
      expect(await look(world.store)).toMatchObject({ paymentEvents: 2, facts: 1 });
    });

    it('with the same key and other content is kept as unmatched and changes nothing', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));

      const other = { ...aPaymentEventOf(order), fingerprint: 'other' };
      expect(await deliver(other)).toEqual({ outcome: 'other_content', order: null });
      expect(await look(world.store)).toMatchObject({ paymentEvents: 2, facts: 1 });
    });

    it('that does not fit is kept, and the order still waits', async () => {
      const order = await place();
      const mismatches = [
        { ...aPaymentEventOf(order, 'paid', '1'), amount: null },
        { ...aPaymentEventOf(order, 'paid', '2'), currency: 'usd' },
        { ...aPaymentEventOf(order, 'paid', '3'), demo: true },
        aPaymentEvent({ orderNumber: '', paymentId: '4' }),
      ];
      const outcomes = [];
      for (const paymentEvent of mismatches) outcomes.push((await deliver(paymentEvent)).outcome);

      expect(outcomes).toEqual(['other_amount', 'other_currency', 'demo', 'unknown_order']);
      expect(await detailsOf(order)).toEqual({ order, link: null, reading: null });
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 4,
        facts: 0,
        readings: 0,
        messages: [],
      });
    });

    it('given back makes the order refunded, for good', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order, 'paid'));
      await deliver(aPaymentEventOf(order, 'refunded'));
      await deliver(aPaymentEventOf(order, 'cancelled'));

      const applied = { paidAt: RECEIVED_AT, refundedAt: RECEIVED_AT };
      expect((await detailsOf(order)).order).toEqual({ ...order, ...applied });
    });

    it('after its refund opens nothing again, and another one is money after a refund', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order, 'refunded', '1'));
      expect(await deliver(aPaymentEventOf(order, 'paid', '1'))).toMatchObject({
        order: { paidAt: RECEIVED_AT, refundedAt: RECEIVED_AT },
      });

      expect(await deliver(aPaymentEventOf(order, 'paid', '2'))).toMatchObject({
        outcome: 'payment_after_refund',
        order: { paidAt: RECEIVED_AT, refundedAt: null },
      });
      expect(await look(world.store)).toMatchObject({
        facts: 3,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('never changes the reading that was bought first', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order, 'paid', '1'));
      const { version, ...same } = makeReading(order.birthDate);
      const other = { ...same, version: version + 1 };
      await world.store.write([], (db) => db.readings.insert(order.id, other, RECEIVED_AT));

      expect((await detailsOf(order)).reading?.version).toBe(version);
    });

    it('ends the same in whatever order, however often and together its payment events come', async () => {
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
      const paymentEventOf = (order: Order, text: string) => {
        const [status, id] = text.split('/') as [
          'paid' | 'refunded' | 'cancelled' | 'denied',
          string,
        ];
        return aPaymentEventOf(order, status, `${order.id}/${id}`);
      };

      await fc.assert(
        fc.asyncProperty(history, async ([once, shuffled]) => {
          const one = await place();
          const other = await place();
          for (const text of once) await deliver(paymentEventOf(one, text));
          await Promise.all(shuffled.map((text) => deliver(paymentEventOf(other, text))));
          const { order: first } = await detailsOf(one);
          const { order: second } = await detailsOf(other);
          expect([second.paidAt, second.refundedAt]).toEqual([first.paidAt, first.refundedAt]);
        }),
        { numRuns: 30 },
      );
    });
  });
}
