import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What stands before the instances of a shop. */
export type Front = { url: string; close(): Promise<void> };

/**
 * Starts a proxy on this port that gives each instance its turn. A request that found nobody at an
 * address goes on to the next; one that was lost on the way is answered 502, for nobody knows what
 * has become of it.
 */
export async function startFront(port: number, backends: readonly string[]): Promise<Front> {
  let turn = 0;
  const server = createServer(async (asked, answer) => {
    turn += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const first = turn;
    const order = backends.map((_, at) => backends[(first + at) % backends.length] ?? '');
    await passOn(asked, Buffer.concat(chunks), answer, order);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function passOn(
  asked: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  backends: readonly string[],
): Promise<void> {
  for (const backend of backends) {
    const outcome = await tryOne(asked, body, answer, backend);
    if (outcome === 'answered') return;
    if (outcome === 'lost') break;
  }
  if (!answer.headersSent) answer.statusCode = 502;
  answer.end();
}

function tryOne(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  backend: string,
): Promise<'answered' | 'nobody' | 'lost'> {
  return new Promise((resolve) => {
    // A connection of its own: one that was kept open may belong to a process that is gone.
    const passed = request(new URL(url ?? '/', backend), { method, headers, agent: false });
    passed.on('response', (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
      got.on('end', () => resolve('answered'));
      got.on('error', () => {
        answer.destroy();
        resolve('answered');
      });
    });
    passed.on('error', (error) =>
      resolve((error as { code?: string }).code === 'ECONNREFUSED' ? 'nobody' : 'lost'),
    );
    passed.end(body);
  });
}
