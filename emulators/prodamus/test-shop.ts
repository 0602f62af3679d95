import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseBody } from '@/lib/prodamus/body';
import type { PhpArray } from '@/lib/prodamus/php-array';

/** A payment event as it reached the shop. */
export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  fields: PhpArray;
};

type ShopAnswer = { status: number; headers?: Record<string, string> };

/**
 * A shop that takes payment events at `url`. `answers` are given one by one, then `lastly` for
 * ever; `taken(n)` waits for the n-th payment event.
 */
export async function startShop() {
  const received: Received[] = [];
  const arrivals = new EventTarget();
  const shop = {
    url: '',
    received,
    answers: [] as ShopAnswer[],
    lastly: { status: 200 } as ShopAnswer,
    /** Holds every answer back until it is resolved. */
    gate: Promise.resolve(),
    async taken(count: number): Promise<Received> {
      while (received.length < count) await once(arrivals, 'arrival');
      return received[count - 1] as Received;
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer(async (request, response) => {
    const raw = await buffer(request);
    const body = await parseBody(raw, request.headers['content-type'] ?? '');
    const fields: PhpArray = body.ok ? body.fields : new Map();
    received.push({ path: request.url ?? '', headers: request.headers, raw, fields });
    arrivals.dispatchEvent(new Event('arrival'));
    const { status, headers } = shop.answers.shift() ?? shop.lastly;
    await shop.gate;
    response.writeHead(status, headers).end(status === 200 ? 'success' : 'error');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return shop;
}
