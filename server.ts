import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import nextEnv from '@next/env';
import { whyFailed } from './lib/why-failed';
import { boot } from './server/boot';
import { trustedProxies } from './server/http/client-address';
import { Connections } from './server/http/connections';
import { httpServer } from './server/http/http-server';
import { quietConsole } from './server/quiet-console';

/** Longer than a proxy in front keeps an idle connection, so that it is never the one left behind. */
const KEEP_ALIVE_MS = 150_000;
/** How long a client may take to send the head of a request, or anything at all. */
const HEADERS_TIMEOUT_MS = 10_000;
/** A connection on which nothing moves in either direction for so long is given up. */
const INACTIVITY_TIMEOUT_MS = 60_000;
/**
 * Anyone who is not answered, and any message that is not sent, so long after the signal will not
 * be; less than what the one who stops the process waits before killing it.
 */
const STOP_TIMEOUT_MS = 8_000;
/**
 * So long a proxy, which asks twice a second who is ready, may need to go to the other instances. Any
 * request that it sends here meanwhile is answered: a POST that met a closed door on a connection
 * kept open would be lost, for no proxy may send it again. Both times together are less than what
 * the one who stops the process waits.
 */
const LEAVING_MS = 2_500;

// The HTTP server: one process that answers the API and files itself and hands pages to Next.
let stop = (): void => process.exit(0);
// A signal often comes twice: from the terminal to all, and from the one who started this process.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop());
nextEnv.loadEnvConfig(process.cwd(), false);
const server = createServer({
  keepAliveTimeout: KEEP_ALIVE_MS,
  connectionsCheckingInterval: 2_000,
  // HTTP/1.1 is all that is spoken here: what asks for more is answered as if it had not.
  shouldUpgradeCallback: () => false,
});
const connections = new Connections(server);
server.setTimeout(INACTIVITY_TIMEOUT_MS);
const app = await boot();
stop = () => void finish();
const { config, metrics } = app;
quietConsole(app.errorLogs.mistakes);
server.requestTimeout = config.requestTimeoutSeconds * 1_000;
server.headersTimeout = Math.min(HEADERS_TIMEOUT_MS, server.requestTimeout);
const proxies = trustedProxies(config.trustedProxies);
connections.limit(
  { inAll: config.maxConnections, perAddress: config.maxConnectionsPerAddress },
  (address) => proxies.includes(address),
  () => metrics.noteRefused('connection'),
);
httpServer(server, app);
server.on('error', (error) => {
  process.stderr.write(`Порт ${config.port} занять не удалось: ${whyFailed(error)}\n`);
  process.exit(1);
});
server.listen(config.port, config.host);

/**
 * Says that it is not ready, so that a proxy goes to other instances if there may be any, lets nobody
 * new in, lets messages in flight be sent and noted (one that was sent and not noted would be sent
 * again) and requests in flight be answered, and ends the process.
 */
async function finish(): Promise<void> {
  stop = () => undefined;
  app.leave();
  if (config.database.kind === 'postgres') await sleep(LEAVING_MS);
  const timeout = sleep(STOP_TIMEOUT_MS);
  void timeout.then(() => connections.destroyAll());
  server.close();
  // A connection that was answering just now is kept for a next request that must not come.
  setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([app.finish(), timeout]);
  server.close(() => process.exit(0));
}
