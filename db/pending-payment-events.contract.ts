import { describe, expect, it } from 'vitest';
import type { Order } from '@/lib/orders/order';
import { applyPending } from '@/lib/payments/events/retry-pending';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { brokenChannels, eventPorts, rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import type { PendingPaymentEvent } from '@/lib/store/queries/payment-events';
import type { StoreWorld } from './fixtures/store-world';

/** Payment events whose decision throws, and the journal of those that were refused. */
export function pendingPaymentEventsContract(world: StoreWorld): void {
  const { place, deliver, detailsOf, look } = world;
  describe('a payment event whose decision throws', () => {
    const broken = new Error('deciding is broken');
    const throwing = { channels: brokenChannels(broken) };
    const pendingEvents = (limit: number) =>
      world.store.read((db) => db.paymentEvents.pending(limit, null));
    const apply = (pending: PendingPaymentEvent, changes = {}) =>
      applyPending(eventPorts(world.store, changes), pending);

    async function aPendingOne(): Promise<{ order: Order; pending: PendingPaymentEvent }> {
      const order = await place();
      await deliver(aPaymentEventOf(order), throwing);
      const [pending] = await pendingEvents(10);
      if (!pending) throw new Error('nothing is pending');
      return { order, pending };
    }

    it('stays pending without effect, and its neighbours are applied', async () => {
      const orders = [await place(), await place(), await place()];
      const applied = await Promise.all(
        orders.map((order, at) =>
          deliver(aPaymentEventOf(order, 'paid', String(at)), at === 1 ? throwing : {}),
        ),
      );

      expect(applied.map(({ outcome }) => outcome)).toEqual(['paid', 'pending', 'paid']);
      expect(applied[1]).toEqual({ outcome: 'pending', order: null, error: broken });
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 3,
        facts: 2,
        readings: 2,
        messages: ['reading_by_mail', 'reading_by_mail'],
      });
      const [details] = await Promise.all(orders.slice(1, 2).map(detailsOf));
      expect(details?.order.paidAt).toBeNull();
      expect((await pendingEvents(10)).map(({ paymentEvent }) => paymentEvent.paymentId)).toEqual([
        '1',
      ]);
    });

    it('is kept with every word it said', async () => {
      const { order, pending } = await aPendingOne();

      expect(pending.paymentEvent).toEqual(aPaymentEventOf(order));
    });

    it('is applied later, with the same effect', async () => {
      const { order, pending } = await aPendingOne();
      const clock = () => new Date(RECEIVED_AT.getTime() + 60_000);

      expect(await apply(pending, { clock })).toEqual({
        outcome: 'paid',
        order: { ...order, paidAt: RECEIVED_AT },
      });
      expect(await pendingEvents(10)).toEqual([]);
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 1,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('applied twice, by two who retry at once, has one effect and keeps its outcome', async () => {
      const { order, pending } = await aPendingOne();
      const applied = await Promise.all([1, 2].map(() => apply(pending)));

      expect(applied.map(({ outcome }) => outcome)).toEqual(['paid', 'paid']);
      expect(applied.filter((one) => one.order !== null)).toHaveLength(1);
      expect((await detailsOf(order)).order.paidAt).toEqual(RECEIVED_AT);
      const kept = await world.store.admin.paymentEventDetails({ kind: 'kept', id: pending.id });
      expect(kept?.row).toMatchObject({ outcome: 'paid' });
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 1,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('rejects when it fails again, and stays pending', async () => {
      const { pending } = await aPendingOne();

      await expect(apply(pending, throwing)).rejects.toBe(broken);
      expect(await pendingEvents(10)).toEqual([pending]);
      expect(await look(world.store)).toMatchObject({ facts: 0, readings: 0, messages: [] });
    });

    it('does not make a later delivery of the same payment a duplicate of nothing', async () => {
      const { order, pending } = await aPendingOne();

      expect(await deliver(aPaymentEventOf(order))).toMatchObject({ outcome: 'paid' });
      expect(await apply(pending)).toMatchObject({ outcome: 'duplicate' });
      expect(await look(world.store)).toMatchObject({
        paymentEvents: 2,
        facts: 1,
        readings: 1,
        messages: ['reading_by_mail'],
      });
    });

    it('waits in line: the oldest come first, no more than asked', async () => {
      const late = [3, 1, 2].map((minute) => new Date(RECEIVED_AT.getTime() + minute * 60_000));
      for (const receivedAt of late) {
        const paymentEvent = aPaymentEventOf(await place(), 'paid', String(receivedAt.getTime()));
        await deliver(paymentEvent, { ...throwing, receivedAt });
      }

      const ids = (await pendingEvents(2)).map(({ paymentEvent }) =>
        Number(paymentEvent.paymentId),
      );
      expect(ids).toEqual([late[1]?.getTime(), late[2]?.getTime()]);
    });
  });

  describe('the journal of refused deliveries', () => {
    const reject = (reason: string) =>
      rejectDelivery(world.store, { reason, fields: {}, bytes: 1, receivedAt: RECEIVED_AT });

    it('keeps the last 1 000', async () => {
      for (const early of ['a', 'b', 'c']) await reject(early);
      const late = Array.from({ length: 1_000 }, (_, at) => String(at));
      for (let at = 0; at < late.length; at += 20) {
        await Promise.all(late.slice(at, at + 20).map(reject));
      }

      const { rejected } = await look(world.store);
      expect(rejected.map(({ reason }) => reason).sort()).toEqual(late.sort());
    });
  });
}
