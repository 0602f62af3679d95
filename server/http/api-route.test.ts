import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { API_ROUTES, apiRoute } from './api-route';

it('every handler of the API has its route, and there are no others', () => {
  const files = globSync(['app/api/**/route.ts', 'app/generate_pay_url/route.ts']);
  const routes = files.map((file) =>
    file
      .replaceAll('\\', '/')
      .slice('app'.length, -'/route.ts'.length)
      .replace(/\[(\w+)\]/g, '{$1}'),
  );

  expect(routes.toSorted()).toEqual([...API_ROUTES].toSorted());
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
  expect(apiRoute(path)).toBe(route);
});
