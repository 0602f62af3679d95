import { expect, it } from 'vitest';
import { DIRECT, visitSource } from './visit-source';

it.each([
  [{ utm_source: 'vk' }, 'vk'],
  [{ utm_source: ' Телеграм-канал ' }, 'Телеграм-канал'],
  [{ startapp: 'bio' }, 'bio'],
  [{ tgWebAppStartParam: 'post-12' }, 'post-12'],
  [{}, DIRECT],
  [{ utm_source: '' }, DIRECT],
  [{ utm_source: ['vk', 'ok'] }, DIRECT],
  [{ utm_source: 'anna@example.ru' }, DIRECT],
  [{ utm_source: '8 (916) 123-45-67' }, DIRECT],
  [{ utm_source: 'a\u0000b' }, DIRECT],
  [{ utm_source: 'x'.repeat(65) }, DIRECT],
])('%j comes from %s', (query, source) => {
  expect(visitSource(query)).toBe(source);
});
