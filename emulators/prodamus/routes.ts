import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { controlApi } from '../control-api';
import { dropConnection, type Env, newApp } from '../listen';
import { controlRoutes } from './control-routes';
import type { Emulator } from './emulator';
import { payLink, showLink, takePhone } from './links/answer-link-page';
import { answerRoot } from './links/answer-root';
import { unknownLinkPage } from './pages/result-pages';

/** Everything the emulator answers. */
export function routes(emulator: Emulator): Hono<Env> {
  return newApp()
    .route('/control', controlApi(controlRoutes(emulator)))
    .use(outOfOrder(emulator))
    .all('/', (c) => answerRoot(emulator, c))
    .get('/:code{\\w{5,7}}', (c) => c.redirect(`/${c.req.param('code')}/`, 301))
    .all('/:code{\\w{5,7}}/', (c) => showLink(emulator, c, c.req.param('code')))
    .post('/:code{\\w{5,7}}/phone', (c) => takePhone(emulator, c, c.req.param('code')))
    .post('/:code{\\w{5,7}}/pay', (c) => payLink(emulator, c, c.req.param('code')))
    .get('/:code{\\w{5,7}}/:step{pay|phone}', (c) => showLink(emulator, c, c.req.param('code')))
    .notFound((c) => c.html(unknownLinkPage(), 404));
}

/** With the fault `down` in force, everything but the control API is refused, 503 or silent. */
function outOfOrder(emulator: Emulator) {
  return createMiddleware<Env>(async (c, next) => {
    const { down } = emulator.faults;
    switch (down) {
      case undefined:
        return next();
      case '503':
        return c.text('Service Unavailable', 503);
      case 'refuse':
        return dropConnection(c);
      case 'hang':
        return RESPONSE_ALREADY_SENT;
      default:
        return down satisfies never;
    }
  });
}
