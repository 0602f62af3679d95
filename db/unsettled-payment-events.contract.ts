import { describe, expect, it } from 'vitest';
import type { Reading } from '@/lib/chakras/reading';
import type { Order } from '@/lib/orders/order';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import { settleAs } from '@/lib/payments/events/receive-payment-event';
import {
  aDelivery,
  aPaymentEventOf,
  BY_MAIL,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { SEAL } from '@/lib/payments/fixtures/a-seal';
import type { PendingPaymentEvent, Settle } from '../lib/store/store';
import type { StoreWorld } from './fixtures/store-world';

/** Payment events whose settling throws, and the journal of those that were refused. */
export function unsettledPaymentEventsContract(world: StoreWorld): void {
  const { place, deliver, fileOf, look } = world;
  describe('a payment event whose settling throws', () => {
    const broken = new Error('settling is broken');
    /** Throws after the fact and the order's state are written: all of that must be undone. */
    const throwing = (paymentEvent: PaymentEvent): Settle => {
      const earned = {
        get reading(): Reading {
          throw broken;
        },
        messages: [],
      };
      return (known) => {
        const settled = settleAs(paymentEvent, RECEIVED_AT, BY_MAIL, SEAL.unseal)(known);
        return { ...settled, change: settled.change && { ...settled.change, earned } };
      };
    };

    async function aPendingOne(): Promise<{ order: Order; pending: PendingPaymentEvent }> {
      const order = await place();
      const paymentEvent = aPaymentEventOf(order);
      await deliver(paymentEvent, throwing(paymentEvent));
      const [pending] = await world.store.pendingPaymentEvents(10);
      if (!pending) throw new Error('nothing is pending');
      return { order, pending };
    }

    it('stays pending, half of its effect undone, and its neighbours are settled', async () => {
      const orders = [await place(), await place(), await place()];
      const settled = await Promise.all(
        orders.map((order, at) => {
          const paymentEvent = aPaymentEventOf(order, 'paid', String(at));
          return deliver(
            paymentEvent,
            at === 1
              ? throwing(paymentEvent)
              : settleAs(paymentEvent, RECEIVED_AT, BY_MAIL, SEAL.unseal),
          );
        }),
      );

      expect(settled.map(({ outcome }) => outcome)).toEqual(['paid', 'pending', 'paid']);
      expect(settled[1]).toEqual({ outcome: 'pending', order: null, error: broken });
      expect(look(world.store)).toMatchObject({
        paymentEvents: 3,
        facts: 2,
        readings: 2,
        messages: ['reading_by_mail', 'reading_by_mail'],
      });
      const [file] = await Promise.all(orders.slice(1, 2).map(fileOf));
      expect(file?.order.paidAt).toBeNull();
      expect(
        (await world.store.pendingPaymentEvents(10)).map(
          ({ paymentEvent }) => paymentEvent.paymentId,
        ),
      ).toEqual(['1']);
    });

    it('is kept with every word it said', async () => {
      const { order, pending } = await aPendingOne();

      expect(pending.paymentEvent).toEqual(aPaymentEventOf(order));
    });

    it('is settled later, with the same effect', async () => {
      const { order, pending } = await aPendingOne();
      const at = new Date(RECEIVED_AT.getTime() + 60_000);
      const settled = await world.store.settlePending(
        pending,
        at,
        settleAs(pending.paymentEvent, at, BY_MAIL, SEAL.unseal),
      );

      expect(settled).toEqual({ outcome: 'paid', order: { ...order, paidAt: at } });
      expect(await world.store.pendingPaymentEvents(10)).toEqual([]);
      expect(look(world.store)).toMatchObject({
        paymentEvents: 1,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('settled twice, by two who retry at once, has one effect', async () => {
      const { order, pending } = await aPendingOne();
      const settle = settleAs(pending.paymentEvent, RECEIVED_AT, BY_MAIL, SEAL.unseal);
      await Promise.all([1, 2].map(() => world.store.settlePending(pending, RECEIVED_AT, settle)));

      expect((await fileOf(order)).order.paidAt).toEqual(RECEIVED_AT);
      const kept = await world.store.admin.paymentEventFile({ kind: 'kept', id: pending.id });
      expect(kept?.row).toMatchObject({ outcome: 'paid' });
      expect(look(world.store)).toMatchObject({
        paymentEvents: 1,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('throws when it fails again, and stays pending', async () => {
      const { pending } = await aPendingOne();

      const again = world.store.settlePending(pending, RECEIVED_AT, throwing(pending.paymentEvent));
      await expect(again).rejects.toBe(broken);
      expect(await world.store.pendingPaymentEvents(10)).toEqual([pending]);
      expect(look(world.store)).toMatchObject({ facts: 0, readings: 0, messages: [] });
    });

    it('does not make a later delivery of the same payment a duplicate of nothing', async () => {
      const { order, pending } = await aPendingOne();

      expect(await deliver(aPaymentEventOf(order))).toMatchObject({ outcome: 'paid' });
      const settle = settleAs(pending.paymentEvent, RECEIVED_AT, BY_MAIL, SEAL.unseal);
      expect(await world.store.settlePending(pending, RECEIVED_AT, settle)).toMatchObject({
        outcome: 'duplicate',
      });
      expect(look(world.store)).toMatchObject({
        paymentEvents: 2,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('waits in line: the oldest come first, no more than asked', async () => {
      const late = [3, 1, 2].map((minute) => new Date(RECEIVED_AT.getTime() + minute * 60_000));
      for (const receivedAt of late) {
        const order = await place();
        const paymentEvent = aPaymentEventOf(order, 'paid', String(receivedAt.getTime()));
        await world.store.settlePaymentEvent(
          paymentEvent,
          aDelivery({ receivedAt }),
          throwing(paymentEvent),
        );
      }

      const ids = (await world.store.pendingPaymentEvents(2)).map(({ paymentEvent }) =>
        Number(paymentEvent.paymentId),
      );
      expect(ids).toEqual([late[1]?.getTime(), late[2]?.getTime()]);
    });
  });

  describe('the journal of refused deliveries', () => {
    const reject = (reason: string) =>
      world.store.journalRejected({ reason, fields: {}, bytes: 1, receivedAt: RECEIVED_AT });

    it('keeps the last 1 000', async () => {
      await Promise.all(Array.from({ length: 1_005 }, (_, at) => reject(String(at))));

      const { rejected } = look(world.store);
      expect(rejected).toHaveLength(1_000);
      expect(rejected[0]?.reason).toBe('5');
      expect(rejected.at(-1)?.reason).toBe('1004');
    });
  });
}
