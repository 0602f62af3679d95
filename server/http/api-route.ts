/** The routes of the API as their files in `app/` lie, with names for what varies. */
export const API_ROUTES = [
  '/generate_pay_url',
  '/api/health',
  '/api/metrics',
  '/api/orders/{token}',
  '/api/orders/{token}/events',
  '/api/orders/{token}/payment_link',
  '/api/prodamus/webhook',
  '/api/ready',
  '/api/telegram/orders',
  '/api/telegram/orders/{id}',
  '/api/telegram/webhook',
] as const;

/** `/api/*` is any address of the API that there is not. */
export type ApiRoute = (typeof API_ROUTES)[number] | '/api/*';

const PATTERNS = API_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/**
 * The route of a path, which unlike the path holds no token; null of what is no API. A closed
 * list, so that anyone who asks for made up addresses makes no new names.
 */
export function apiRoute(path: string): ApiRoute | null {
  const known = PATTERNS.find(({ pattern }) => pattern.test(path));
  if (known) return known.route;
  return path.startsWith('/api/') ? '/api/*' : null;
}
