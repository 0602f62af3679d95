import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { apiRouteName } from './api-routes';
import { type AnsweredRequest, observeRequests } from './observe-requests';
import { requestContext } from './request-context';
import { problem } from './respond';

// 127.0.0.2 is the proxy.
const answered: AnsweredRequest[] = [];
const server = createServer(
  observeRequests(
    ['127.0.0.2'],
    apiRouteName,
    (one) => answered.push(one),
    async (_request, response) => {
      await nextTurn();
      response.statusCode = 404;
      const title = requestContext.getStore()?.requestId ?? '';
      response.end(await problem(404, { title }).text());
    },
  ),
);
await new Promise<void>((resolve) => server.listen(0, resolve));
afterAll(() => server.close());

type Answer = { id: string; body: { title: string; requestId: string } };

function ask(path: string, from = '127.0.0.1', id?: string, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const headers = id === undefined ? {} : { 'X-Request-Id': id };
  const options = { host: '127.0.0.1', port, path, method, localAddress: from, headers };
  return new Promise((resolve, reject) => {
    request(options, async (response) => {
      const body = JSON.parse((await response.toArray()).join(''));
      resolve({ id: String(response.headers['x-request-id']), body });
    })
      .on('error', reject)
      .end();
  });
}

it('every request has an id of its own, in its answer, in the code that runs for it and in a problem', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/api/health')));

  expect(new Set(answers.map(({ id }) => id)).size).toBe(20);
  for (const { id, body } of answers) {
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toMatchObject({ title: id, requestId: id });
  }
});

it('an id that comes in counts only from the trusted proxy, and only when it is plain', async () => {
  expect((await ask('/', '127.0.0.2', 'proxy-id-0001')).id).toBe('proxy-id-0001');
  expect((await ask('/', '127.0.0.1', 'client-id-0001')).id).not.toBe('client-id-0001');
  for (const strange of ['short', 'with "quotes"', 'x'.repeat(65)]) {
    expect((await ask('/', '127.0.0.2', strange)).id).not.toBe(strange);
  }
});

it('an answered request of the API is reported by its route, with its status and its time', async () => {
  answered.length = 0;
  const { id } = await ask('/api/orders/s3cr3t?birth=1985-05-03');
  await ask('/order/s3cr3t');
  await ask('/api/s3cr3t', '127.0.0.1', undefined, 'PROPFIND');

  expect(answered).toMatchObject([
    { requestId: id, method: 'GET', route: '/api/orders/{token}', status: 404, isComplete: true },
    { method: 'other', route: '/api/*' },
  ]);
  expect(answered[0]?.ms).toBeGreaterThanOrEqual(0);
  expect(JSON.stringify(answered)).not.toMatch(/s3cr3t|1985/);
});
