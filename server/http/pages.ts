import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type createSite from 'next';
import { reasonOf } from '@/lib/describe-error';
import { purposeKey } from '@/lib/secrets';
import { logUncaught } from '../log-uncaught';

/**
 * What Next may add listeners to: a server that never listens. Of the true one it would take over
 * the sockets that ask for another protocol (`upgrade`), and forget them.
 */
const notOurs = createServer();

type Site = { port: number; hostname: string; appSecret: string };

/** Where Next kept copies of pictures, those of erased orders too, as long as it made any. */
const PICTURES_OF_NEXT = '.next/cache/images';

/** Next behind the HTTP server. What it is handed before it has come up waits for that. */
export function pages({ port, hostname, appSecret }: Site) {
  dropPicturesOfNext();
  // The one of the build is known to anybody who has the build.
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = purposeKey(appSecret, 'server-actions').toString(
    'base64',
  );
  // Where Next asks itself for the page an action leads to, as Next's own server tells it. Left to
  // guess, it takes our plain port for https behind a proxy that says https.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  // Quiet: what a page has thrown is in our log (instrumentation.ts); Next would print it over many
  // lines, with the values that a database driver puts into its message.
  const settings = { dev: false, quiet: true, port, hostname, httpServer: notOurs };
  const answering = answererOf(settings);
  // Next itself would only note it, and a shop without pages would live on.
  answering.catch((error: unknown) => {
    process.stderr.write(`Страницы не запустились: ${reasonOf(error)}\n`);
    process.exit(1);
  });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await answering;
    await answer(request, response);
  };
}

function dropPicturesOfNext(): void {
  try {
    rmSync(PICTURES_OF_NEXT, { recursive: true, force: true });
  } catch {
    // Where this folder may not be written, Next has written nothing there either.
  }
}

/** Loading Next takes longer than all the rest of a start, and the API does not need it. */
async function answererOf(settings: Parameters<typeof createSite>[0]) {
  const { default: next } = await import('next');
  const site = next(settings);
  await site.prepare();
  logUncaught();
  return site.getRequestHandler();
}
