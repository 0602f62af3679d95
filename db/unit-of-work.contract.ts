import { describe, expect, it } from 'vitest';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { about } from '@/lib/store/about';
import { byMail, type StoreWorld } from './fixtures/store-world';

/** Units of work: one transaction each, and reads of what is committed. */
export function unitOfWorkContract(world: StoreWorld): void {
  const { place, look } = world;
  describe('a unit of work', () => {
    const topic = [about.order('any')];

    it('writes all of it, and later units see it', async () => {
      const order = anOrder();
      const kept = await world.store.write(topic, async (db) => {
        await db.orders.insert(order);
        await db.outbox.enqueue({ orderId: order.id }, [byMail('order_by_mail')], PLACED_AT);
        return db.orders.byId(order.id);
      });

      expect(kept).toEqual(order);
      expect(await world.store.read((db) => db.orders.byNumber(order.number))).toEqual(order);
      expect(await world.store.write(topic, (db) => db.orders.byToken(order.token))).toEqual(order);
      expect(await look(world.store)).toMatchObject({ orders: 1, messages: ['order_by_mail'] });
    });

    it('that throws is taken back as a whole, and its neighbours are not', async () => {
      const broken = new Error('it broke halfway');
      const throwing = world.store.write(topic, async (db) => {
        const order = anOrder();
        await db.orders.insert(order);
        await db.outbox.enqueue({ orderId: order.id }, [byMail('order_by_mail')], PLACED_AT);
        throw broken;
      });
      const settled = await Promise.allSettled([place(), throwing, place()]);

      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(settled[1]).toEqual({ status: 'rejected', reason: broken });
      expect(await look(world.store)).toMatchObject({ orders: 2, messages: [] });
    });

    it('whose query fails is taken back as a whole', async () => {
      const taken = await place();
      const failing = world.store.write(topic, async (db) => {
        await db.orders.insert(anOrder());
        await db.orders.insert(anOrder({ number: taken.number }));
      });

      await expect(failing).rejects.toThrow();
      expect((await look(world.store)).orders).toBe(1);
    });

    it('is seen by nobody before it is committed', async () => {
      const order = anOrder();
      const seen = await world.store.write(topic, async (db) => {
        await db.orders.insert(order);
        return world.store.read((other) => other.orders.byId(order.id));
      });

      expect(seen).toBeNull();
      expect(await world.store.read((db) => db.orders.byId(order.id))).toEqual(order);
    });

    it('that erases is one too', async () => {
      const order = await place();
      await world.store.erase(topic, (db) => db.orders.erase([order], PLACED_AT));

      expect(await world.store.findOrder(order.token)).toBeNull();
      expect(await world.store.read((db) => db.orders.numberOf(order.id))).toBe(order.number);
    });
  });

  describe('a read', () => {
    it('does not wait for another, nor suffer from one that fails', async () => {
      const order = await place();
      const reads = Array.from({ length: 20 }, (_, at) =>
        world.store.read(async (db) => {
          const found = await db.orders.byId(order.id);
          if (at % 2 === 1) throw new Error('it looked away');
          return found;
        }),
      );
      const settled = await Promise.allSettled(reads);

      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
      expect(await world.store.read((db) => db.orders.byId(order.id))).toEqual(order);
    });
  });
}
