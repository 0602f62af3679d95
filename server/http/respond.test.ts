import { expect, it } from 'vitest';
import { json, problem } from './respond';

it('an answer about a buyer is kept by no cache and found by no search', async () => {
  for (const response of [json(200, { a: 1 }), problem(404, { title: 'Заказ не найден' })]) {
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
  }
  expect(await json(201, { a: 1 }).json()).toEqual({ a: 1 });
});

it('a problem is that of RFC 9457', async () => {
  const errors = [{ field: 'birthDate', message: 'Такого дня нет' }];
  const response = problem(422, { title: 'Проверьте данные', errors });

  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.has('retry-after')).toBe(false);
  expect(await response.json()).toEqual({
    type: 'about:blank',
    status: 422,
    title: 'Проверьте данные',
    errors,
  });
});

it('a wait is reported in its header', async () => {
  const response = problem(429, { title: 'Слишком много', retryAfterSeconds: 7 });

  expect(response.headers.get('retry-after')).toBe('7');
  expect(await response.json()).not.toHaveProperty('retryAfterSeconds');
});
