import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../lib/loopback';

/** Whether this machine asks, itself: a proxy on it speaks for somebody else. */
export function isLocal(request: IncomingMessage): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(address) && !request.headers['x-forwarded-for'] && !request.headers.forwarded;
}
