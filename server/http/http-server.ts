import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from '@/server/app/app';
import { logAnswered } from '../log-answered';
import { apiRoute, apiRouteName } from './api-routes';
import { assets } from './assets';
import { limitKey } from './client-address';
import { observeRequests } from './observe-requests';
import { pages } from './pages';
import { readPath } from './read-path';
import { refuse } from './refuse';
import { requestContext } from './request-context';
import { sanitizeRequests } from './sanitize-requests';
import { takeForm } from './take-form';

/** Next keeps its own `Request` and `Response`. */
const OPTIONS = { overrideGlobalObjects: false };

/**
 * Names that begin so are Next's own. Of what it brings by itself nothing is needed here but the
 * files of the build: `/_next/image` keeps copies of pictures past their erasure.
 */
const OF_FRAMEWORK = /^\/_(?!next\/static\/)/;

/** Serves every request to `server`: the API by its handlers, files as built, the rest by Next. */
export function httpServer(server: Server, app: App): void {
  const { config, metrics, limits } = app;
  const askNext = pages({
    port: config.port,
    hostname: config.host,
    appSecret: config.appSecret,
  });
  const serveFile = assets();
  const log = logAnswered(app.log);
  const sanitize = sanitizeRequests(config, app.isLeaving, () => metrics.noteRefused('crumbs'));
  const observed = observeRequests(
    config.trustedProxies,
    apiRouteName,
    (answered) => {
      metrics.noteAnswered(answered);
      log(answered);
    },
    (request, response) => {
      sanitize(request, response);
      serve(request, response);
    },
  );
  server.on('request', observed);

  function serve(request: IncomingMessage, response: ServerResponse) {
    // Of what follows such a request on its connection Node reads nothing.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    const path = readPath(request.url ?? '/');
    if (path === null) return void refuse('path', request, response);
    if (OF_FRAMEWORK.test(path)) return void refuse('endpoint', request, response);
    const answer = apiRoute(path)?.answer(request.method ?? 'GET');
    if (answer) return void answerApi(answer, request, response);
    // The library throws on a range that ends before it begins. Ranges may be ignored (RFC 9110
    // §14.2).
    delete request.headers.range;
    serveFile(request, response, () => {
      answerPage(path, request, response).catch(() => response.destroy());
    });
  }

  async function showPage(request: IncomingMessage, response: ServerResponse) {
    const address = request.headers['x-forwarded-for']?.toString() ?? '';
    const retryAfterSeconds = await limits.pages.take(limitKey(address));
    if (retryAfterSeconds > 0) return refuse('page_rate', request, response, retryAfterSeconds);
    return askNext(request, response);
  }

  async function answerPage(path: string, request: IncomingMessage, response: ServerResponse) {
    // Handlers of the API have limits of their own, also those that Next calls.
    if (apiRoute(path)) return askNext(request, response);
    if (request.method !== 'POST') return showPage(request, response);
    const form = await takeForm(request, path);
    switch (form.kind) {
      case 'taken': {
        const context = requestContext.getStore();
        if (context) context.sentForm = form.sent;
        tellUndecodable(response);
        return askNext(form.request, response);
      }
      case 'form_rate':
        return refuse(form.kind, request, response, form.retryAfterSeconds);
      case 'form_origin':
      case 'form_size':
      case 'form_type':
        return refuse(form.kind, request, response);
      case 'left':
        return void response.destroy();
      default:
        return form satisfies never;
    }
  }
}

/** Next says 500 of a form that it cannot decode, which is no failure of ours. */
function tellUndecodable(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: never[]
  ) => never;
  const context = requestContext.getStore();
  response.writeHead = (status: number, ...rest: never[]) => {
    const isUndecodable = status === 500 && context?.isUndecodable;
    return writeHead(isUndecodable ? 400 : status, ...rest);
  };
}

function answerApi(
  answer: (request: Request) => Response | Promise<Response>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  // The library reads the raw headers; what `sanitizeRequests` dropped must not come back by them.
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
  return getRequestListener(answer, OPTIONS)(request, response);
}
