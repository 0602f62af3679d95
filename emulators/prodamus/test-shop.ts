import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseBody } from '@/lib/prodamus/body';
import type { PhpArray } from '@/lib/prodamus/php-array';

/** A payment event as it reached the shop. */
export type Received = { headers: IncomingHttpHeaders; raw: Buffer; fields: PhpArray };

/**
 * A shop that takes payment events at `url`. `answers` are given one by one, then 200 for ever;
 * `taken(n)` waits for the n-th payment event.
 */
export async function startShop() {
  const received: Received[] = [];
  const answers: { status: number }[] = [];
  const arrivals = new EventTarget();
  const server = createServer(async (request, response) => {
    const raw = await buffer(request);
    const body = await parseBody(raw, request.headers['content-type'] ?? '');
    received.push({ headers: request.headers, raw, fields: body.ok ? body.fields : new Map() });
    response.writeHead(answers.shift()?.status ?? 200).end();
    arrivals.dispatchEvent(new Event('arrival'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answers,
    async taken(count: number): Promise<Received> {
      while (received.length < count) await once(arrivals, 'arrival');
      return received[count - 1] as Received;
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
