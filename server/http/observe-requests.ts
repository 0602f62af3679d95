import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiRoute, apiRoute } from './api-route';
import { trustedProxies } from './client-address';
import { requestContext } from './request-context';

/** A request of the API that has been answered, or left by its client before that. */
export type AnsweredRequest = {
  requestId: string;
  method: string;
  route: ApiRoute;
  status: number;
  ms: number;
  isComplete: boolean;
};

const PROXYS_OWN = /^[\w.:-]{8,64}$/;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Gives every request of this process an id, which its answer names in `X-Request-Id` and every
 * line of the log that is written because of it. Of the ids that come in only a trusted proxy's is
 * trusted. Answered requests of the API are told to `onAnswered`.
 */
export function observeRequests(
  proxyAddresses: readonly string[],
  onAnswered: (request: AnsweredRequest) => void,
): void {
  const proxies = trustedProxies(proxyAddresses);
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const requestId = idOf(request.headers['x-request-id'], proxies.includes(peer));
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    requestContext.enterWith({ requestId });
    const route = apiRoute((request.url ?? '/').split('?')[0] ?? '/');
    if (!route) return;
    const startedAt = performance.now();
    const { method = '' } = request;
    response.once('close', () => {
      onAnswered({
        requestId,
        route,
        status: response.statusCode,
        method: METHODS.includes(method) ? method : 'other',
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        isComplete: response.writableFinished,
      });
    });
  });
}

function idOf(offered: string | string[] | undefined, isTrusted: boolean): string {
  return isTrusted && typeof offered === 'string' && PROXYS_OWN.test(offered)
    ? offered
    : randomUUID();
}
