import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type ApiRoute, apiRoute } from './api-routes';
import { assets } from './assets';
import { pages } from './pages';

/** Next keeps its own `Request` and `Response`. */
const OPTIONS = { overrideGlobalObjects: false };

/** Answers every request to `server`: the API by its handlers, files as built, the rest by Next. */
export function frontDoor(server: Server, address: { port: number; hostname: string }): void {
  const answerPage = pages(address);
  const serveFile = assets();
  server.on('request', (request, response) => {
    // Of what follows such a request on its connection Node reads nothing.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    const route = apiRoute(request.method ?? 'GET', pathOf(request));
    if (route) return void answerApi(route, request, response);
    // The library throws on a range that ends before it begins. Ranges may be ignored (RFC 9110 §14.2).
    delete request.headers.range;
    serveFile(request, response, () => {
      answerPage(request, response).catch(() => response.destroy());
    });
  });
}

function answerApi(
  { handler, context }: ApiRoute,
  request: IncomingMessage,
  response: ServerResponse,
) {
  // The library reads the raw headers; what was dropped at admission must not come back by them.
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
  return getRequestListener((asked) => handler(asked, context), OPTIONS)(request, response);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
