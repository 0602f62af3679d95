import { crashRound } from '@/lab/crash/round';
import { expect, test } from '../world/fixtures';

test('A shop that is killed at any moment loses nothing it has answered, and doubles nothing', async () => {
  test.setTimeout(600_000);
  const seed = 20_261_124;
  const { lost, doubled, broken, ...tally } = await crashRound(seed, 5);
  expect({ seed, lost, doubled, broken }).toEqual({ seed, lost: [], doubled: [], broken: [] });
  expect(tally.kills).toBe(5);
  expect(tally.answered).toBeGreaterThan(0);
  expect(tally.messages).toBeGreaterThan(0);
});
