import { expect, it } from 'vitest';
import { victimsOf } from './victims';

function counted(crashes: number) {
  const groups = Map.groupBy(victimsOf(crashes, 42), (victim) => victim);
  return Object.fromEntries([...groups].map(([victim, { length }]) => [victim, length]));
}

it('takes of 300 crashes 240 instances, 25 databases, 25 stops and 10 proxies', () => {
  expect(counted(300)).toEqual({ instance: 240, postgres: 25, terminated: 25, caddy: 10 });
});

it('keeps the shares when there are fewer', () => {
  expect(counted(24)).toEqual({ instance: 19, postgres: 2, terminated: 2, caddy: 1 });
  expect(counted(1)).toEqual({ instance: 1 });
});

it('draws the order from the seed', () => {
  expect(victimsOf(60, 1)).toEqual(victimsOf(60, 1));
  expect(victimsOf(60, 1)).not.toEqual(victimsOf(60, 2));
});
