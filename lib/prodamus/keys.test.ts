import { expect, it } from 'vitest';
import { PUBLISHED } from './fixtures/vectors';
import { PUBLIC_DEMO_KEY, signingKeys } from './keys';

it('a payment event may be signed with the page key or, while payments are off, with it and "demo"', () => {
  expect(signingKeys('page', null)).toEqual([
    { name: 'live', key: 'page' },
    { name: 'demo', key: 'pagedemo' },
  ]);
});

it('the service key is a second one, with its own demo key', () => {
  expect(signingKeys('page', 'service').map(({ name, key }) => `${name}: ${key}`)).toEqual([
    'live: page',
    'demo: pagedemo',
    'live: service',
    'demo: servicedemo',
  ]);
});

it('the key of demo.payform.ru is the one that others have published', () => {
  expect(PUBLISHED.map(({ secret }) => secret)).toContain(PUBLIC_DEMO_KEY);
});

it('what is signed with a key that has the "demo" of the demo mode at its end is never live', () => {
  const live = (page: string, service: string | null = null) =>
    signingKeys(page, service).flatMap(({ name, key }) => (name === 'live' ? [key] : []));

  expect(live('pagedemo')).toEqual([]);
  expect(live('page', 'servicedemo')).toEqual(['page']);
  expect(live('pagedemo1')).toEqual(['pagedemo1']);
  expect(signingKeys('pagedemo', null)).toContainEqual({ name: 'demo', key: 'pagedemo' });
});
