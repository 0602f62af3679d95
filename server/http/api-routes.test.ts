import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { API_ROUTES, apiRoute, apiRouteName } from './api-routes';

it('every handler of the API has its route, and there are no others', () => {
  const files = globSync(['app/api/**/route.ts', 'app/generate_pay_url/route.ts']);
  const routes = files.map((file) =>
    file
      .replaceAll('\\', '/')
      .slice('app'.length, -'/route.ts'.length)
      .replace(/\[(\w+)\]/g, '{$1}'),
  );

  expect(routes.toSorted()).toEqual(Object.keys(API_ROUTES).toSorted());
});

it.each([
  ['/api/orders/s3cr3t', '/api/orders/{token}'],
  ['/api/orders/s3cr3t/events', '/api/orders/{token}/events'],
  ['/api/prodamus/webhook/', '/api/prodamus/webhook'],
  ['/generate_pay_url', '/generate_pay_url'],
  ['/api/orders/s3cr3t/whatever', '/api/*'],
  ['/order/s3cr3t', null],
  ['/apiary', null],
])('%s is reported as %s', (path, route) => {
  expect(apiRouteName(path)).toBe(route);
});

it.each([
  ['GET', '/api/health', true],
  ['POST', '/api/prodamus/webhook/', true],
  ['HEAD', '/api/health', false],
  ['GET', '/api/ready', false],
  ['GET', '/api/telegram/orders/1', false],
])('%s %s is answered without Next: %s', (method, path, isOurs) => {
  expect(apiRoute(path)?.answer(method) !== null).toBe(isOurs);
});
