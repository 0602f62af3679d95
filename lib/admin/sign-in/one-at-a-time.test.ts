import { expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time';

/** Work that ends when it is told to. */
function heldWork() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let isBegun = false;
  const work = () => {
    isBegun = true;
    return promise;
  };
  return { work, resolve, reject, isBegun: () => isBegun };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('the next piece of work begins when the one before has ended, also by an error', async () => {
  const lane = new OneAtATime(3);
  const one = heldWork();
  const two = heldWork();
  const three = heldWork();
  const results = [one, two, three].map(({ work }) => lane.run(work));
  const begun = () => [one, two, three].map(({ isBegun }) => isBegun());
  await turn();
  expect(begun()).toEqual([true, false, false]);

  one.reject(new Error('broken'));
  await expect(results[0]).rejects.toThrow('broken');
  await turn();
  expect(begun()).toEqual([true, true, false]);
  two.resolve('two');
  three.resolve('three');
  expect(await Promise.all(results.slice(1))).toEqual(['two', 'three']);
});

it('when enough wait, further work is not begun at all, and later again', async () => {
  const lane = new OneAtATime(2);
  const one = heldWork();
  const two = heldWork();
  const three = heldWork();
  const results = [lane.run(one.work), lane.run(two.work)];

  expect(await lane.run(three.work)).toBeNull();
  expect(three.isBegun()).toBe(false);
  one.resolve('one');
  two.resolve('two');
  await Promise.all(results);
  three.resolve('three');
  expect(await lane.run(three.work)).toBe('three');
});
