import { expect, it } from 'vitest';
import type { VisitCount } from '@/lib/store/queries/form-visits';
import { OTHER_SOURCES, VisitCounter } from './visit-counter';

const NOON = new Date('2026-11-24T09:00:00Z');

it('what a failing write could not keep is written by the next', async () => {
  const written: VisitCount[] = [];
  let fails = true;
  const counter = new VisitCounter({
    addVisits: async (counts) => {
      if (fails) throw new Error('disk full');
      written.push(...counts);
    },
  });
  counter.note('vk', NOON);
  await expect(counter.flush()).rejects.toThrow('disk full');
  counter.note('vk', NOON);
  fails = false;
  await counter.flush();
  await counter.flush();

  expect(written).toEqual([{ day: '2026-11-24', source: 'vk', visits: 2 }]);
});

it('invented sources do not fill the memory', async () => {
  const written: VisitCount[] = [];
  const counter = new VisitCounter({ addVisits: async (counts) => void written.push(...counts) });
  for (let index = 0; index < 1_000; index += 1) counter.note(`invented ${index}`, NOON);
  await counter.flush();

  expect(written).toHaveLength(201);
  expect(written.find(({ source }) => source === OTHER_SOURCES)?.visits).toBe(800);
});
