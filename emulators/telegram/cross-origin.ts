import type { IncomingMessage } from 'node:http';
import { isLoopback } from '@/lib/loopback';
import type { Reply } from '../http';

const TELEGRAM_WEB = 'https://web.telegram.org';

/** Whether the request comes from no page, from a page of this machine, or from the host page. */
export function isWelcome({ headers: { origin } }: IncomingMessage): boolean {
  if (origin === undefined || origin === TELEGRAM_WEB) return true;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

/** Lets the page that asks read the answer. */
export function shareReply(request: IncomingMessage, reply: Reply): Reply {
  const { origin } = request.headers;
  if (!origin) return reply;
  const headers = { 'Access-Control-Allow-Origin': origin, Vary: 'Origin', ...reply.headers };
  return { ...reply, headers };
}

/** The answer to a browser that asks whether it may ask. */
export function preflightReply(request: IncomingMessage): Reply {
  return shareReply(request, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Allow-Private-Network': 'true',
    },
    body: '',
  });
}
