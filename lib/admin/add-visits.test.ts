import { expect, it } from 'vitest';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { addVisits } from './add-visits';
import { OTHER_SOURCES } from './visit-counter';

const day = '2026-11-24';

it('a day keeps 500 sources apart and counts further ones together', async () => {
  const store = aStore();
  const names = Array.from({ length: 499 }, (_, index) => `invented ${index}`);
  await addVisits(
    store,
    names.map((source) => ({ day, source, visits: 1 })),
  );
  await addVisits(store, [
    { day, source: 'the last', visits: 2 },
    { day, source: 'one too many', visits: 3 },
    { day, source: 'two too many', visits: 4 },
    { day, source: 'the last', visits: 5 },
    { day: '2026-11-25', source: 'one too many', visits: 6 },
  ]);

  const funnel = await store.admin.funnel(new Date('2026-11-20T09:00:00Z'));
  const visitsOf = (name: string) => funnel.find(({ source }) => source === name)?.visits;
  expect(funnel).toHaveLength(502);
  expect([visitsOf('the last'), visitsOf(OTHER_SOURCES), visitsOf('one too many')]).toEqual([
    7, 7, 6,
  ]);
});
