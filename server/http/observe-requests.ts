import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { trustedProxies } from './client-address';
import { requestContext } from './request-context';

/** A request of the API that has been answered, or left by its client before that. */
export type AnsweredRequest = {
  requestId: string;
  method: string;
  /** A name of a closed list, never the address. */
  route: string;
  status: number;
  ms: number;
  isComplete: boolean;
};

/** What the API counts and logs a path by; null of what is no API. */
type RouteName = (path: string) => string | null;

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const PROXYS_OWN = /^[\w.:-]{8,64}$/;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Wraps what handles requests: each gets an id, which its answer names in `X-Request-Id` and every
 * line of the log that is written because of it. Of the ids that come in only a trusted proxy's is
 * trusted. Answered requests of the API are told to `onAnswered`, as they came.
 */
export function observeRequests(
  proxyAddresses: readonly string[],
  routeName: RouteName,
  onAnswered: (request: AnsweredRequest) => void,
  handle: Handle,
): Handle {
  const proxies = trustedProxies(proxyAddresses);
  return (request, response) => {
    const isTrusted = proxies.includes(request.socket.remoteAddress ?? '');
    const requestId = idOf(request.headers['x-request-id'], isTrusted);
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    const asked = readAsked(request, routeName);
    const startedAt = performance.now();
    requestContext.run({ requestId }, () => {
      response.once('close', () => {
        if (!asked) return;
        const ms = Math.round((performance.now() - startedAt) * 10) / 10;
        const { statusCode: status, writableFinished: isComplete } = response;
        onAnswered({ requestId, ...asked, status, ms, isComplete });
      });
      handle(request, response);
    });
  };
}

/** The route and the method of a request; null of what is no API. */
function readAsked({ url = '/', method = '' }: IncomingMessage, routeName: RouteName) {
  const route = routeName(url.split('?')[0] ?? '/');
  return route && { route, method: METHODS.includes(method) ? method : 'other' };
}

function idOf(offered: string | string[] | undefined, isTrusted: boolean): string {
  return isTrusted && typeof offered === 'string' && PROXYS_OWN.test(offered)
    ? offered
    : randomUUID();
}
