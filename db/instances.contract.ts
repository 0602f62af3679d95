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

  it('a limiter counts for each key until its time is over, and takes back what is given back', async () => {
    const terms = { points: 2, seconds: 60, remembersRefusals: false };
    const limiter = world.store.limiter({ ...terms, name: 'of the contract' });
    const isRefused = (key: string) =>
      limiter.consume(key).then(
        () => false,
        ({ msBeforeNext }) => msBeforeNext > 0,
      );
    const refused = [];
    for (let turn = 0; turn < 3; turn += 1) refused.push(await isRefused('one'));
    expect(refused).toEqual([false, false, true]);
    expect(await isRefused('other')).toBe(false);

    await limiter.reward('one', 2);
    expect(await isRefused('one')).toBe(false);
    expect((await limiter.get('one'))?.remainingPoints).toBe(0);
    await limiter.delete('one');
    expect(await limiter.get('one')).toBeNull();
  });
}
