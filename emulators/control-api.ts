import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { isLoopback } from '@/lib/loopback';
import type { Env } from './listen';

/**
 * Returns a control API of these routes: JSON, for this machine only. A route throws
 * `HTTPException`; what it cannot read, `ZodError` or `SyntaxError`, is 400. Errors are
 * `{"error": "…"}`.
 */
export function controlApi(routes: Hono<Env>): Hono<Env> {
  return new Hono<Env>()
    .use(localOnly)
    .route('/', routes)
    .all('*', (c) => c.json({ error: 'no such control' }, 404))
    .onError((error, c) => {
      if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
      if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
      if (error instanceof SyntaxError) return c.json({ error: error.message }, 400);
      throw error;
    });
}

/** A proxy on this machine speaks for somebody else. */
const localOnly: MiddlewareHandler<Env> = async (c, next) => {
  const address = (c.env.incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isProxied = c.req.header('x-forwarded-for') || c.req.header('forwarded');
  if (!isLoopback(address) || isProxied) throw new HTTPException(403, { message: 'loopback only' });
  await next();
};
