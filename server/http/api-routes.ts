import * as health from '@/app/api/health/route';
import * as events from '@/app/api/orders/[token]/events/route';
import * as paymentLink from '@/app/api/orders/[token]/payment_link/route';
import * as order from '@/app/api/orders/[token]/route';
import * as prodamusWebhook from '@/app/api/prodamus/webhook/route';
import * as telegramWebhook from '@/app/api/telegram/webhook/route';
import * as generatePayUrl from '@/app/generate_pay_url/route';

type Context = { params: Promise<{ token: string }> };
type Handler = (request: Request, context: Context) => Response | Promise<Response>;
type Method = 'GET' | 'HEAD' | 'POST';
type RouteModule = Partial<Record<Method, Handler>>;

/** Found: who answers a request, and the parameters of its path. */
export type ApiRoute = { handler: Handler; context: Context };

const TOKEN = '([A-Za-z0-9_-]+)';

/**
 * What programs ask for, and what the open page of an order asks. Not `/api/ready`: that pages are
 * up only Next can say.
 */
const ROUTES: [path: RegExp, module: RouteModule][] = [
  [exactly('/api/prodamus/webhook'), prodamusWebhook],
  [exactly(`/api/orders/${TOKEN}`), order],
  [exactly(`/api/orders/${TOKEN}/events`), events],
  [exactly(`/api/orders/${TOKEN}/payment_link`), paymentLink],
  [exactly('/generate_pay_url'), generatePayUrl],
  [exactly('/api/telegram/webhook'), telegramWebhook],
  [exactly('/api/health'), health],
];

/**
 * The handler of a request to the API, the very function that Next's route calls; null for
 * everything that Next answers itself: pages, methods a route does not have, odd spellings.
 */
export function apiRoute(method: string, path: string): ApiRoute | null {
  for (const [pattern, module] of ROUTES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const handler = module[method as Method];
    if (!handler) return null;
    return { handler, context: { params: Promise.resolve({ token: match[1] ?? '' }) } };
  }
  return null;
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`);
}
