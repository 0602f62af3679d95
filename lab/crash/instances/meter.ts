import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Asked } from './availability';

/** What everybody asks in place of the proxy; it passes all on and writes down what was answered. */
export type Meter = { url: string; asked: Asked[]; close(): Promise<void> };

type Options = {
  port: number;
  proxy: string;
  /** A control: a payment event is answered before it is passed on. */
  answersEarly: boolean;
};

const ACCEPTED = 'success';

/** Starts it on this port. A connection that the proxy loses is lost for who asked as well. */
export async function startMeter({ port, proxy, answersEarly }: Options): Promise<Meter> {
  const asked: Asked[] = [];
  const server = createServer(async (incoming, answer) => {
    const from = Date.now();
    const note = (status: number | null) => asked.push({ from, over: Date.now(), status });
    const body = await buffer(incoming).catch(() => null);
    if (!body) return;
    if (answersEarly && incoming.url?.startsWith('/api/prodamus/webhook')) {
      answer.end(ACCEPTED);
      note(200);
      passOn(incoming, body, proxy, null, () => undefined);
    } else passOn(incoming, body, proxy, answer, note);
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  proxy: string,
  answer: ServerResponse | null,
  note: (status: number | null) => void,
): void {
  const lose = () => {
    note(null);
    answer?.destroy();
  };
  // A connection of its own: one that was kept open may belong to a process that is gone.
  const passed = request(new URL(url ?? '/', proxy), { method, headers, agent: false });
  passed.on('error', lose);
  passed.on('response', async (got) => {
    const content = await buffer(got).catch(() => null);
    if (!content) return lose();
    note(got.statusCode ?? null);
    if (!answer) return;
    const { 'transfer-encoding': _, ...kept } = got.headers;
    answer.writeHead(got.statusCode ?? 502, { ...kept, 'content-length': content.length });
    answer.end(content);
  });
  passed.end(body);
}
