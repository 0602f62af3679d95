import { expect, it } from 'vitest';
import type { Instances } from '../store/instances';
import { inOneInstance } from './in-one-instance';

/** What two instances see of one job: the second is told that the first is at it. */
function twoInstances() {
  let isTaken = false;
  const alone: Instances['alone'] = async (_job, work) => {
    if (isTaken) return null;
    isTaken = true;
    try {
      return await work(new AbortController().signal);
    } finally {
      isTaken = false;
    }
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const worker = () => {
    const rounds: PromiseWithResolvers<void>[] = [];
    const run = inOneInstance({
      alone,
      job: 'updates',
      work: () => {
        const round = Promise.withResolvers<void>();
        rounds.push(round);
        return round.promise;
      },
      onError,
    });
    return { rounds, run };
  };
  return { one: worker(), other: worker() };
}

it('what one is at, another leaves alone, and takes up when it is free', async () => {
  const { one, other } = twoInstances();
  const first = one.run();
  await other.run();
  expect([one.rounds.length, other.rounds.length]).toEqual([1, 0]);

  one.rounds[0]?.resolve();
  await first;
  void other.run();
  expect(other.rounds).toHaveLength(1);
});

it('what is asked for meanwhile begins at once, and is waited for before it is let go', async () => {
  const { one, other } = twoInstances();
  const first = one.run();
  const second = one.run();
  expect(one.rounds).toHaveLength(2);

  one.rounds[0]?.resolve();
  await new Promise(setImmediate);
  // It looks once more: something may have come while it was finishing.
  expect(one.rounds).toHaveLength(3);
  await other.run();
  expect(other.rounds).toHaveLength(0);
  one.rounds[2]?.resolve();
  await Promise.all([first, second]);
  void other.run();
  expect(other.rounds).toHaveLength(1);
});
