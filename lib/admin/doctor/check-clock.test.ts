import { expect, it } from 'vitest';
import type { Answered, Silent } from './ask';
import { checkClock } from './check-clock';
import { examine } from './examine';

const NOW = new Date('2026-11-24T09:00:00Z');

/** What is found when the others' clocks go ahead of ours by so many seconds; null = no answer. */
async function foundWith(...aheads: (number | null)[]) {
  const others = aheads.map((_, at) => new URL(`https://other-${at}.example`));
  const ask = async (url: URL): Promise<Answered | Silent> => {
    const ahead = aheads[others.findIndex(({ href }) => href === url.href)] ?? null;
    if (ahead === null) return { code: 'ECONNREFUSED' };
    return { status: 200, type: '', date: new Date(NOW.getTime() + ahead * 1000) };
  };
  const [found] = await examine([checkClock(others, ask, () => NOW)]);
  return found;
}

it.each([
  [[0], 'green', 'Идут верно.'],
  [[60, 500], 'green', 'Идут верно.'],
  [[-60], 'green', 'Идут верно.'],
  [[61], 'red', 'отстают на 61 с.'],
  [[-3600], 'red', 'спешат на 3600 с.'],
  [[null, 90], 'red', 'отстают на 90 с.'],
  [[null, null], 'skipped', 'Сверить не с кем'],
  [[], 'skipped', 'Сверить не с кем'],
] as const)('when others go ahead by %j s the clock is %s', async (aheads, result, words) => {
  const found = await foundWith(...aheads);
  expect(found).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
