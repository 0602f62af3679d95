import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { expect, it, onTestFinished } from 'vitest';
import { clientOptions } from './client-options';

// A message was once sent into a connection that the other side had just closed: ECONNRESET, and
// nobody knew whether the buyer had it.
it('every call has a connection of its own', async () => {
  const server = createServer((_, response) => response.end('{"ok":true,"result":{"id":1}}'));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const api = new Api('1:token', clientOptions(`http://127.0.0.1:${port}`, 10));
  for (let call = 0; call < 3; call += 1) await api.getMe();

  expect(connections).toBe(3);
});
