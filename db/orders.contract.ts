import { describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { isKeyUsed, saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { OrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { saveLink, saveLinkFailure } from '@/lib/payments/links/open-payment';
import type { StoreWorld } from './fixtures/store-world';

/** Orders, their idempotency keys and their links. */
export function ordersContract(world: StoreWorld): void {
  const { place, deliver, detailsOf, look } = world;
  describe('an order', () => {
    it('is found as it was placed, by its token and by its number', async () => {
      const order = await place({
        contacts: { name: 'Анна «Ж» O’Hara', email: null, phone: '+79123456789' },
        birthDate: '2000-02-29' as BirthDate,
      });
      const details = { order, link: null, reading: null };

      expect(await world.store.findOrder(order.token)).toEqual(details);
      expect(await world.store.findOrderByNumber(order.number)).toEqual(details);
    });

    it('is not found by anything else', async () => {
      const order = await place();

      for (const token of ['', order.number, order.id, `${order.token}x`, order.token.slice(1)]) {
        expect(await world.store.findOrder(token)).toBeNull();
      }
      expect(await world.store.findOrderByNumber('0000000000' as OrderNumber)).toBeNull();
    });

    it('whose number is taken is not placed', async () => {
      const first = await place();
      const second = anOrder({ number: first.number });

      expect(await saveOrder(world.store, second, null)).toEqual({ kind: 'number_taken' });
      expect(await world.store.findOrder(second.token)).toBeNull();
      expect((await world.store.findOrderByNumber(first.number))?.order).toEqual(first);
    });

    it('that the database refuses leaves nothing behind, its idempotency key neither', async () => {
      const free = anOrder({ amount: 0 as Order['amount'] });
      const key = { key: 'k', fingerprint: 'f', expiresAt: null };

      await expect(saveOrder(world.store, free, key)).rejects.toThrow();
      expect((await look(world.store)).orders).toBe(0);
      expect(await saveOrder(world.store, anOrder(), key)).toMatchObject({ kind: 'placed' });
    });
  });

  describe('an idempotency key', () => {
    const key = { key: 'key', fingerprint: 'content', expiresAt: null };

    it('finds the order it made', async () => {
      const order = anOrder();
      await saveOrder(world.store, order, key);

      expect(await saveOrder(world.store, anOrder(), key)).toEqual({ kind: 'replayed', order });
      expect((await look(world.store)).orders).toBe(1);
    });

    it('with other content is a conflict', async () => {
      await saveOrder(world.store, anOrder(), key);

      const other = { ...key, fingerprint: 'other' };
      expect(await saveOrder(world.store, anOrder(), other)).toEqual({ kind: 'conflict' });
      expect((await look(world.store)).orders).toBe(1);
    });

    it('makes one order of 50 parallel requests', async () => {
      const orders = Array.from({ length: 50 }, () => anOrder());
      const placed = await Promise.all(orders.map((order) => saveOrder(world.store, order, key)));

      const kinds = placed.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['placed', ...Array(49).fill('replayed')]);
      expect(new Set(placed.map((one) => 'order' in one && one.order.id)).size).toBe(1);
      expect((await look(world.store)).orders).toBe(1);
    });

    it('another one makes another order, and none makes as many as were asked', async () => {
      await saveOrder(world.store, anOrder(), key);

      expect(await saveOrder(world.store, anOrder(), { ...key, key: 'k2' })).toMatchObject({
        kind: 'placed',
      });
      await place();
      await place();
      expect((await look(world.store)).orders).toBe(4);
    });

    it('is free again once it has expired, with any content', async () => {
      const expiresAt = new Date(PLACED_AT.getTime() + 1_000);
      await saveOrder(world.store, anOrder(), { ...key, expiresAt });
      const inTime = anOrder({ createdAt: new Date(PLACED_AT.getTime() + 999) });
      const late = anOrder({ createdAt: expiresAt });
      const again = { key: 'key', fingerprint: 'other', expiresAt: null };

      expect(await saveOrder(world.store, inTime, again)).toEqual({ kind: 'conflict' });
      expect(await saveOrder(world.store, late, again)).toEqual({ kind: 'placed', order: late });
      expect(await saveOrder(world.store, anOrder(), again)).toEqual({
        kind: 'replayed',
        order: late,
      });
    });

    it('is known to be used until it expires, with any content', async () => {
      const expiresAt = new Date(PLACED_AT.getTime() + 1_000);
      expect(await isKeyUsed(world.store, key, PLACED_AT)).toBe(false);
      await saveOrder(world.store, anOrder(), { ...key, expiresAt });
      await saveOrder(world.store, anOrder(), { ...key, key: 'for ever' });

      const other = { ...key, fingerprint: 'other' };
      expect(await isKeyUsed(world.store, other, PLACED_AT)).toBe(true);
      expect(await isKeyUsed(world.store, other, expiresAt)).toBe(false);
      expect(await isKeyUsed(world.store, { ...other, key: 'for ever' }, expiresAt)).toBe(true);
    });

    it('finds the order as it is now, paid for instance', async () => {
      const order = anOrder();
      await saveOrder(world.store, order, key);
      await deliver(aPaymentEventOf(order));

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await saveOrder(world.store, anOrder(), key)).toEqual({
        kind: 'replayed',
        order: paid,
      });
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
      await saveLink(world.store, order, link, link.url);

      const payable = { ...order, payableUntil: link.expiresAt };
      expect(await detailsOf(order)).toEqual({ order: payable, link, reading: null });
    });

    it('that is newer and shorter does not end the older one, by which may still be paid', async () => {
      const order = await place();
      const older = aLink('https://payform.ru/a/', PLACED_AT, 200);
      const newer = aLink('https://b');
      for (const link of [older, newer]) await saveLink(world.store, order, link, link.url);

      const payable = { ...order, payableUntil: older.expiresAt };
      expect(await detailsOf(order)).toEqual({ order: payable, link: newer, reading: null });
    });

    it('gives way to a newer one, made in the same millisecond too', async () => {
      const order = await place();
      const later = new Date(PLACED_AT.getTime() + 1);
      const links = ['a', 'b'].map((code) => aLink(`https://payform.ru/${code}/`));
      for (const link of [...links, aLink('https://payform.ru/c/', later)]) {
        await saveLink(world.store, order, link, link.url);
        expect((await detailsOf(order)).link).toEqual(link);
      }
    });

    it('is not replaced by an answer that was none', async () => {
      const order = await place();
      const link = aLink('https://payform.ru/a/');
      await saveLink(world.store, order, link, link.url);
      const failure = { ok: false, failure: 'refused', rawAnswer: 'нет' } as const;
      await saveLinkFailure(world.store, order, failure, new Date(PLACED_AT.getTime() + 1));

      expect((await detailsOf(order)).link).toEqual(link);
    });

    it('belongs to its order alone', async () => {
      const one = await place();
      const other = await place();
      await saveLink(world.store, one, aLink('https://payform.ru/a/'), '');

      expect((await detailsOf(other)).link).toBeNull();
    });
  });
}
