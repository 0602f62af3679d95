import type { Instrumentation } from 'next';

/** What a page or an action has thrown goes into the log, by its route: the path holds a token. */
export const onRequestError: Instrumentation.onRequestError = async (err, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { runningApp } = await import('./server/app/app');
  const { logPageError } = await import('./server/log-page-error');
  const { method } = request;
  const { routePath: route, routeType: kind } = context;
  const requestId = request.headers['x-request-id'];
  const app = runningApp();
  if (app) logPageError(app.errorLogs, err, { requestId, method, route, kind });
};
