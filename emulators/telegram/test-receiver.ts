import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';

type ReceivedUpdate = {
  update_id: number;
  message?: { text?: string };
};
type Received = { headers: IncomingHttpHeaders; update: ReceivedUpdate };

/** A bot's webhook at `url`: `answers` are given one by one, then 200 for ever. */
export async function startReceiver() {
  const received: Received[] = [];
  const arrivals = new EventTarget();
  const receiver = {
    url: '',
    received,
    answers: [] as number[],
    async taken(count: number): Promise<Received> {
      while (received.length < count) await once(arrivals, 'arrival');
      return received[count - 1] as Received;
    },
    texts: () => received.map(({ update }) => update.message?.text),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer(async (request, response) => {
    const update = (await readJson(request)) as ReceivedUpdate;
    received.push({ headers: request.headers, update });
    arrivals.dispatchEvent(new Event('arrival'));
    response.writeHead(receiver.answers.shift() ?? 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}
