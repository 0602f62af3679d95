import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { isLoopback } from '@/lib/loopback';
import { controlApi } from '../control-api';
import { type Env, newApp } from '../listen';
import { answerBotApi } from './bot-api/answer-bot-api';
import { controlRoutes } from './control-routes';
import type { Emulator } from './emulator';
import { HOST_FILES, hostPage } from './host/host-page';

const TELEGRAM_WEB = 'https://web.telegram.org';

/** Everything the emulator answers. */
export function routes(emulator: Emulator): Hono<Env> {
  const { username } = emulator.options;
  return newApp()
    .all('/:bot{bot[^/]+}/:method', (c) => {
      const { bot, method } = c.req.param();
      return answerBotApi(emulator, c, { token: bot.slice('bot'.length), name: method });
    })
    .use(knownOriginsOnly, cors({ origin: (origin) => origin, allowMethods: ['GET', 'POST'] }))
    .route('/control', controlApi(controlRoutes(emulator)))
    .get('/files/:id/:name', (c) => {
      const file = emulator.files.get(c.req.param('id'));
      if (!file) return c.notFound();
      return c.body(new Uint8Array(file.bytes), 200, {
        'Content-Type': file.mime,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
    })
    .get('/', toPage)
    .get('/a/', (c) => c.html(hostPage({ api: '' })))
    .get('/host/*', serveStatic({ root: `${HOST_FILES}/client`, rewriteRequestPath: fileName }))
    .get('/:bot/:app?', (c) =>
      c.req.param('bot').toLowerCase() === username.toLowerCase() ? toPage(c) : c.notFound(),
    )
    .notFound((c) => c.html('Нет такой страницы', 404));
}

/** Leads to the page with everything that the address carries. */
function toPage(c: Context<Env>) {
  return c.redirect(`/a/${new URL(c.req.url).search}`);
}

function fileName(path: string): string {
  return path.slice('/host'.length);
}

/** Lets in what comes from no page, from a page of this machine, or from the host page. */
const knownOriginsOnly: MiddlewareHandler<Env> = async (c, next) => {
  const origin = c.req.header('origin');
  const isKnown =
    origin === undefined ||
    origin === TELEGRAM_WEB ||
    (URL.canParse(origin) && isLoopback(new URL(origin).hostname));
  if (!isKnown) return c.json({ error: 'not from this origin' }, 403);
  c.header('Access-Control-Allow-Private-Network', 'true');
  return await next();
};
