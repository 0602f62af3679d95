import { afterEach, expect, it, vi } from 'vitest';
import { RateLimit } from './rate-limit';

afterEach(() => {
  vi.useRealTimers();
});

it('so many requests a minute pass, the next one has to wait', async () => {
  const limit = new RateLimit(3);
  const waits = [];
  for (let request = 0; request < 4; request += 1) waits.push(await limit.take('203.0.113.5'));

  expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
  expect(waits[3]).toBeGreaterThanOrEqual(1);
  expect(waits[3]).toBeLessThanOrEqual(60);
  expect(Number.isInteger(waits[3])).toBe(true);
});

it('each address is counted apart', async () => {
  const limit = new RateLimit(1);

  expect(await limit.take('203.0.113.5')).toBe(0);
  expect(await limit.take('203.0.113.5')).toBeGreaterThan(0);
  expect(await limit.take('203.0.113.6')).toBe(0);
});

it('after a minute the address may go on', async () => {
  vi.useFakeTimers();
  const limit = new RateLimit(1);
  await limit.take('203.0.113.5');
  const wait = await limit.take('203.0.113.5');

  vi.advanceTimersByTime(wait * 1000);

  expect(await limit.take('203.0.113.5')).toBe(0);
});

it('0 switches the limit off', async () => {
  const limit = new RateLimit(0);
  const waits = await Promise.all(Array.from({ length: 1_000 }, () => limit.take('203.0.113.5')));

  expect(new Set(waits)).toEqual(new Set([0]));
});

it('an address has used it up once its next request would be refused, and asking counts nothing', async () => {
  const limit = new RateLimit(2);
  const isUsedUp = [];
  for (let request = 0; request < 3; request += 1) {
    isUsedUp.push(await limit.isUsedUp('203.0.113.5'), await limit.isUsedUp('203.0.113.5'));
    await limit.take('203.0.113.5');
  }

  expect(isUsedUp).toEqual([false, false, false, false, true, true]);
  expect(await limit.isUsedUp('203.0.113.6')).toBe(false);
  expect(await new RateLimit(0).isUsedUp('203.0.113.5')).toBe(false);
});
