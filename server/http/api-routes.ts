import * as health from '@/app/api/health/route';
import * as events from '@/app/api/orders/[token]/events/route';
import * as paymentLink from '@/app/api/orders/[token]/payment_link/route';
import * as order from '@/app/api/orders/[token]/route';
import * as prodamusWebhook from '@/app/api/prodamus/webhook/route';
import * as telegramWebhook from '@/app/api/telegram/webhook/route';
import * as generatePayUrl from '@/app/generate_pay_url/route';

type Context = { params: Promise<{ token: string }> };
type Handler = (request: Request, context: Context) => Response | Promise<Response>;
/** A handler with the parameters of a path. */
type Answer = (request: Request) => Response | Promise<Response>;
type Method = 'GET' | 'HEAD' | 'POST';
type RouteModule = Partial<Record<Method, Handler>>;

/** Next alone answers: that pages are up only it can say, and the others are asked for rarely. */
const BY_NEXT: RouteModule = {};

/**
 * The routes of the API as their files in `app/` lie, with names for what varies: by these they are
 * counted and logged, and by these their handlers are found.
 */
export const API_ROUTES: Readonly<Record<string, RouteModule>> = {
  '/generate_pay_url': generatePayUrl,
  '/api/health': health,
  '/api/metrics': BY_NEXT,
  '/api/orders/{token}': order,
  '/api/orders/{token}/events': events,
  '/api/orders/{token}/payment_link': paymentLink,
  '/api/prodamus/webhook': prodamusWebhook,
  '/api/ready': BY_NEXT,
  '/api/telegram/orders': BY_NEXT,
  '/api/telegram/orders/{id}': BY_NEXT,
  '/api/telegram/webhook': telegramWebhook,
};

const PATTERNS = Object.entries(API_ROUTES).map(([name, module]) => ({
  name,
  module,
  pattern: new RegExp(`^${name.replace(/\{\w+\}/g, '([^/]+)')}/?$`),
}));

/** A path of the API: the name of its route, and who answers there. */
type ApiRoute = { name: string; answer(method: string): Answer | null };

/**
 * The route of a path; null of what is no API. Its name, unlike the path, holds no token, and names
 * are a closed list, so that anyone who asks for made up addresses makes no new ones. What answers
 * is the very function that Next's route calls; null where Next answers itself.
 */
export function apiRoute(path: string): ApiRoute | null {
  for (const { name, module, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (!match) continue;
    const context = { params: Promise.resolve({ token: match[1] ?? '' }) };
    const answer = (method: string): Answer | null => {
      const handler = module[method as Method];
      return handler ? (request) => handler(request, context) : null;
    };
    return { name, answer };
  }
  return null;
}

/** What a path is counted and logged by: its route, `/api/*` at any other address of the API. */
export function apiRouteName(path: string): string | null {
  return apiRoute(path)?.name ?? (path.startsWith('/api/') ? '/api/*' : null);
}
