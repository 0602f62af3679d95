import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { expect, test } from '../../world/fixtures';
import { sendBytes } from '../../world/raw-http';
import { placeOrder, type Shop, tokenOf } from '../../world/shop';

// The shop speaks HTTP/1.1 and nothing else. Anyone who asks it to speak something else must not be
// left with a connection that nobody watches any more.

const UPGRADES = {
  websocket: 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n',
  h2c: 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n',
  unknown: 'Connection: keep-alive, upgrade\r\nUpgrade: irc/6.9, x\r\n',
  awaited: 'Connection: Upgrade\r\nUpgrade: websocket\r\nExpect: 100-continue\r\n',
};
const PATHS = ['/', '/api/health', '/nosuch', '/_next/static/x.js', '//x/%2e%2e/y'];
const ENDINGS = ['at once', 'by half', 'never'] as const;

/** How many descriptors the shop has open: the system counts what the shop may have forgotten. */
function descriptors({ program }: Shop): number {
  return readdirSync(`/proc/${program.pid}/fd`).length;
}

/** Opens a connection, sends the bytes, and ends it so; resolved once the bytes have left. */
async function leave(shop: Shop, bytes: string, ending: (typeof ENDINGS)[number]) {
  const { promise, resolve } = Promise.withResolvers<Socket>();
  const { hostname, port } = new URL(shop.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => resolve(socket));
  socket.on('connect', () =>
    socket.write(bytes, () => {
      if (ending === 'at once') socket.destroy();
      if (ending === 'by half') socket.end();
      resolve(socket);
    }),
  );
  return promise;
}

test('Hundreds of requests for another protocol leave no connection behind', async ({ shop }) => {
  const before = descriptors(shop);
  const held: Socket[] = [];
  for (const path of PATHS) {
    for (const headers of Object.values(UPGRADES)) {
      const bytes = `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
      for (let at = 0; at < 20; at += 1) {
        held.push(await leave(shop, bytes, ENDINGS[at % ENDINGS.length] ?? 'never'));
      }
    }
  }
  for (let at = 0; at < 20; at += 1) {
    held.push(await leave(shop, 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 'never'));
    held.push(await leave(shop, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'never'));
  }
  expect(held).toHaveLength(440);
  await expect.poll(() => descriptors(shop)).toBeLessThanOrEqual(before + 20);
  for (const socket of held) socket.destroy();
  expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
});

test('A request for another protocol is answered as HTTP, and its connection ends', async ({
  shop,
}) => {
  const order = await placeOrder(shop);
  for (const headers of Object.values(UPGRADES)) {
    for (const [path, status] of [
      ['/', 200],
      ['/api/health', 200],
      [`/api/orders/${tokenOf(order)}`, 200],
      ['/nosuch', 404],
      ['/_next/static/x.js', 404],
    ] as const) {
      const asked = `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
      const answer = (await sendBytes(shop.url, asked)).replace(
        'HTTP/1.1 100 Continue\r\n\r\n',
        '',
      );
      expect(answer, path).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(answer, path).toMatch(/\r\nConnection: close\r\n/i);
      expect(answer, path).toMatch(/\r\nX-Request-Id: /i);
      expect(answer, path).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/i);
    }
  }
});
