import { expect, it } from 'vitest';
import { oneAfterAnother } from './one-after-another';

it('a call resolves after a run that began after it, and those that wait share one', async () => {
  const runs: PromiseWithResolvers<void>[] = [];
  const call = oneAfterAnother(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  const over: string[] = [];
  const first = call().then(() => over.push('first'));
  const second = call().then(() => over.push('second'));
  const third = call().then(() => over.push('third'));
  expect(runs).toHaveLength(1);

  runs[0]?.resolve();
  await first;
  expect([runs.length, over]).toEqual([2, ['first']]);
  runs[1]?.resolve();
  await Promise.all([second, third]);
  expect([runs.length, over]).toEqual([2, ['first', 'second', 'third']]);

  void call();
  expect(runs).toHaveLength(3);
});

it('a run that fails keeps no later one away', async () => {
  const outcomes = [new Error('it broke'), null];
  const call = oneAfterAnother(async () => {
    const error = outcomes.shift();
    if (error) throw error;
  });
  const settled = await Promise.allSettled([call(), call()]);

  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
