import { describe, expect, it } from 'vitest';
import type { StoreWorld } from './fixtures/store-world';

/** What several instances need, as far as one of them shows it. */
export function instancesContract(world: StoreWorld): void {
  describe('a job of one instance at a time', () => {
    it('is run, and what comes of it is told', async () => {
      expect(await world.store.alone('count', async () => 7)).toBe(7);
      const broken = world.store.alone('count', () => Promise.reject(new Error('it broke')));
      await expect(broken).rejects.toThrow('it broke');
      expect(await world.store.alone('count', async () => 8)).toBe(8);
    });

    it('is not run a second time while it runs, and other jobs are', async () => {
      const going = Promise.withResolvers<string>();
      const first = world.store.alone('count', () => going.promise);
      const ran: string[] = [];
      const run = (name: string) =>
        world.store.alone(name, async () => {
          ran.push(name);
          return name;
        });

      expect([await run('count'), await run('sweep')]).toEqual([null, 'sweep']);
      going.resolve('counted');
      expect(await first).toBe('counted');
      expect([await run('count'), ran]).toEqual(['count', ['sweep', 'count']]);
    });

    it('may read and write meanwhile, and is told of no loss', async () => {
      const seen = await world.store.alone('count', async (lost) => {
        const order = await world.place();
        return [(await world.store.findOrder(order.token))?.order.id === order.id, lost.aborted];
      });

      expect(seen).toEqual([true, false]);
    });
  });
}
