import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an emulator says to a request. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** What happens only once the reply is out. */
  afterwards?: () => void;
};

const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };

/** Reads a request's body whole; null when it has more than `limit` bytes. */
export async function readBody(
  request: IncomingMessage,
  limit = 256 * 1024,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The path of a request line and its query, both still encoded. */
export function splitTarget(request: IncomingMessage): { path: string; query: string } {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  return { path, query: query.join('?') };
}

export function page(status: number, body: string): Reply {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

export function json(status: number, value: unknown): Reply {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(value) };
}

export function redirect(status: 301 | 302 | 303, location: string): Reply {
  return { status, headers: { Location: location }, body: '' };
}

/** An answer for programs of any origin, as those to `do=link` are. */
export function openAnswer(contentType: string, body: string): Reply {
  return { status: 200, headers: { 'Content-Type': contentType, ...ANY_ORIGIN }, body };
}

/** Writes the reply out; nothing of an emulator may be cached. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.afterwards) response.once('close', reply.afterwards);
  response.writeHead(reply.status, { 'Cache-Control': 'no-store', ...reply.headers });
  response.end(reply.body);
}
