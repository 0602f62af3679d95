import { expect, it } from 'vitest';
import { PUBLISHED } from './fixtures/vectors';
import { knownWrongKeys, PUBLIC_DEMO_KEY, signingKeys } from './keys';

it('a notice may be signed with the page key or, while payments are off, with it and "demo"', () => {
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

it('a key that ends with the "demo" of the demo mode is known without it, no other key is', () => {
  const shortened = (page: string, service: string | null = null) =>
    knownWrongKeys(page, service).filter(({ name }) => name === 'demo_key_set');

  expect(shortened('keydemo')).toEqual([{ name: 'demo_key_set', key: 'key' }]);
  expect(shortened('page', 'servicedemo')).toEqual([{ name: 'demo_key_set', key: 'service' }]);
  for (const key of ['key', 'keydemo1', 'demo']) expect(shortened(key)).toEqual([]);
});
