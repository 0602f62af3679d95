import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type RawAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Bytes that had been sent when the answer came. */
  sent: number;
};

type Asked = {
  method?: string;
  path?: string;
  headers?: Record<string, string> | undefined;
  /** Pieces are sent chunked, a text with its length. */
  body?: string | Buffer[];
};

/**
 * Asks as no browser would: the path as it is written, any method, any `Host`. Status 0 = the
 * connection was ended while the body was still being sent.
 */
export function askRaw(site: string, { method = 'GET', path = '/', headers = {}, body }: Asked) {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const { hostname, port } = new URL(site);
  // A connection of its own, which a browser too would keep alive.
  const agent = new Agent({ keepAlive: true });
  const asked = request({ agent, hostname, port, method, path, headers }, async (answer) => {
    const sent = asked.socket?.bytesWritten ?? 0;
    const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
    if (isStream) answer.destroy();
    const read = isStream ? '' : await buffer(answer).catch(() => '');
    agent.destroy();
    resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: String(read), sent });
  });
  asked.on('error', (error: NodeJS.ErrnoException) => {
    if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) return reject(error);
    resolve({ status: 0, headers: {}, body: '', sent: 0 });
  });
  for (const piece of Array.isArray(body) ? body : []) asked.write(piece);
  asked.end(typeof body === 'string' ? body : undefined);
  return promise;
}

/** Sends these very bytes on one connection; answers everything that came back until it closed. */
export function sendBytes(site: string, bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { hostname, port } = new URL(site);
  let answered = '';
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  socket.on('data', (chunk) => {
    answered += chunk.toString('latin1');
  });
  socket.on('error', reject);
  socket.on('close', () => resolve(answered));
  return promise;
}
