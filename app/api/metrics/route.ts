import { getApp } from '@/server/app/app';
import { hasBearer } from '@/server/http/bearer';
import { handler } from '@/server/http/handler';
import { notFoundProblem, problem } from '@/server/http/respond';

/** The shop in numbers (Prometheus text), for anyone who has the token; without one set, not there. */
export const GET = handler({}, async ({ request }) => {
  const { config, metrics } = getApp();
  if (!config.metricsToken) return notFoundProblem();
  if (!hasBearer(request.headers.get('authorization'), config.metricsToken)) {
    const response = problem(401, { title: 'Нужен METRICS_TOKEN' });
    response.headers.set('WWW-Authenticate', 'Bearer');
    return response;
  }
  const headers = { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' };
  return new Response(await metrics.text(), { headers });
});
