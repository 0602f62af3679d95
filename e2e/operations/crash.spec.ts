import { crashRound } from '@/lab/crash/round';
import { postgresVersion } from '@/scripts/postgres';
import { hasTool } from '@/scripts/test-tools';
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

test('Two instances of which one is killed at a time, or their database or proxy, do neither', async () => {
  test.skip(!postgresVersion() || !hasTool('caddy'), 'PostgreSQL or Caddy is not here');
  test.setTimeout(600_000);
  const seed = 20_261_130;
  const victims = ['instance', 'postgres', 'caddy'] as const;
  const { lost, doubled, answered } = await crashRound(seed, 3, { count: 2, victims });
  expect({ seed, lost, doubled }).toEqual({ seed, lost: [], doubled: [] });
  expect(answered).toBeGreaterThan(0);
});
