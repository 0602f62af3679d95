import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';

/** What a route knows besides its request: Node's own request and response. */
export type Env = { Bindings: HttpBindings };

/** Returns an app without routes; nothing that it answers may be cached. */
export function newApp(): Hono<Env> {
  return new Hono<Env>()
    .use(async (c, next) => {
      c.header('Cache-Control', 'no-store');
      await next();
    })
    .onError((error, c) => {
      // A connection that is gone has ended the work: no fault of the emulator.
      if (!c.env.incoming.socket.destroyed) console.error(error);
      return dropConnection(c);
    });
}

/** Closes the connection without an answer. */
export function dropConnection(c: Context<Env>): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Listens; port 0 takes any free one. Requests are answered once `serve` has been given an app. */
export async function listen({ port: wanted, host }: { port: number; host: string }) {
  const server = createServer();
  server.listen(wanted, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    serve(app: Hono<Env>): void {
      server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }));
    },
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
