import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { cutOffCrumbs } from './cut-off-crumbs';

let cut = 0;
const server = createServer(async (request, response) => {
  cutOffCrumbs(request, () => {
    cut += 1;
  });
  const body = await buffer(request).catch(() => null);
  response.end(String(body?.length));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());

/** Sends so many pieces of so many bytes, chunked; returns what came back, null when cut off. */
async function sendPieces(count: number, size: number): Promise<string | null> {
  const { port } = server.address() as AddressInfo;
  const asked = send({ host: '127.0.0.1', port, method: 'POST' });
  asked.flushHeaders();
  const answer = once(asked, 'response').then(
    async ([response]) => String(await buffer(response)),
    () => null,
  );
  for (let sent = 0; sent < count; sent += 1) asked.write('x'.repeat(size));
  asked.end();
  return answer;
}

it('a body of many crumbs is cut off once, while it is still being sent', async () => {
  cut = 0;

  expect(await sendPieces(5_000, 1)).toBeNull();
  expect(cut).toBe(1);
});

it('a short body may come in crumbs, a long one in small pieces', async () => {
  cut = 0;

  expect(await sendPieces(100, 1)).toBe('100');
  expect(await sendPieces(1_000, 64)).toBe('64000');
  expect(cut).toBe(0);
});
