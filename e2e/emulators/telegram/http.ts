import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the stand says to a request. */
export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer };

/** Somewhat more than the 50 MB that Telegram takes for a file. */
const MAX_BODY_BYTES = 52 * 1024 * 1024;

/** Reads a request's body whole; null when it is longer than Telegram takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
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
  const headers = { 'Content-Type': 'application/json' };
  return { status, headers, body: JSON.stringify(value) };
}

export function redirect(location: string): Reply {
  return { status: 302, headers: { Location: location }, body: '' };
}

/** Writes the reply out; nothing of the stand may be cached. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'Cache-Control': 'no-store', ...reply.headers });
  response.end(reply.body);
}
