import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ORIGIN_NAMES, readOrigin } from './origin';

it('all utm parts are kept, the source is the word for lists', () => {
  const query = { utm_source: 'vk', utm_medium: 'cpc', utm_campaign: 'осень', page: '2' };

  expect(readOrigin(query)).toEqual({
    source: 'vk',
    utm: { utm_source: 'vk', utm_medium: 'cpc', utm_campaign: 'осень' },
  });
});

it('of a repeated name the first counts', () => {
  expect(readOrigin({ utm_source: ['vk', 'ok'] })?.source).toBe('vk');
});

it.each(['startapp', 'tgWebAppStartParam', 'start'])('%s is a source too', (name) => {
  expect(readOrigin({ [name]: 'blog' })).toEqual({ source: 'blog', utm: {} });
});

it('the way to an order is no source', () => {
  expect(readOrigin({ startapp: 'o_01939f8e-0000-7000-8000-000000000000' })).toBeNull();
});

it.each(['o_', 'blog o_1', 'o_1 blog'])('a word that only looks like it is one: %j', (start) => {
  expect(readOrigin({ start })?.source).toBe(start);
});

it('of a long word the first 64 characters are kept, and no space at their end', () => {
  const source = `${'э'.repeat(63)} 🙂`;

  expect(readOrigin({ utm_source: ` ${source}` })?.source).toBe('э'.repeat(63));
  expect(readOrigin({ utm_source: `${'🙂'.repeat(70)}` })?.source).toBe('🙂'.repeat(64));
});

it.each([{}, { utm_source: '' }, { utm_source: '  ' }, { page: 'vk' }])(
  'nothing is known from %j',
  (query) => {
    expect(readOrigin(query)).toBeNull();
  },
);

it.each(['anna@example.ru', '+7 912 345-67-89', 'id1234567', 'a\u0000b', '\u202Eabc'])(
  'what may be personal or does not print is dropped: %j',
  (value) => {
    expect(readOrigin({ utm_source: value })).toBeNull();
    expect(readOrigin({ utm_source: 'vk', utm_term: value })?.utm).toEqual({ utm_source: 'vk' });
  },
);

it('whatever comes, a value is short, prints and holds no address and no phone', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.emailAddress());
  const query = fc.record(Object.fromEntries(ORIGIN_NAMES.map((name) => [name, value])), {
    requiredKeys: [],
  });

  fc.assert(
    fc.property(query, (asked) => {
      const origin = readOrigin(asked);
      for (const word of origin ? [origin.source, ...Object.values(origin.utm)] : []) {
        expect([...word].length).toBeLessThanOrEqual(64);
        expect(word).not.toMatch(/[\p{C}@]|(?:\p{Nd}\P{Nd}*){7}/u);
      }
    }),
  );
});
