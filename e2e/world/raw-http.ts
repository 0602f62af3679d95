import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export type RawAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Bytes of the pieces that the connection had taken when the answer came. */
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
  let sent = 0;
  const asked = request({ agent, hostname, port, method, path, headers }, async (answer) => {
    const sentBefore = sent;
    const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
    if (isStream) answer.destroy();
    const read = isStream ? '' : await buffer(answer).catch(() => '');
    agent.destroy();
    const { statusCode: status = 0, headers: told } = answer;
    resolve({ status, headers: told, body: String(read), sent: sentBefore });
  });
  asked.on('error', (error: NodeJS.ErrnoException) => {
    if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) return reject(error);
    resolve({ status: 0, headers: {}, body: '', sent: 0 });
  });
  if (!Array.isArray(body)) asked.end(body);
  else pipeline(Readable.from(counted(body)), asked, () => undefined);
  return promise;

  function* counted(pieces: Buffer[]) {
    for (const piece of pieces) {
      sent += piece.length;
      yield piece;
    }
  }
}

/** Sends these very bytes on one connection; returns everything that came back until it closed. */
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
