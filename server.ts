import { createServer } from 'node:http';
import nextEnv from '@next/env';
import { reasonOf } from './lib/describe-error';
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
/** Anyone who is not answered so long after the signal will not be; less than one waits for the end. */
const TIMEOUT_MS = 8_000;

// The HTTP server: one process that opens the port at once, answers the API and files itself and
// hands pages to Next. `next start` would serve everything too, but without its limits.
nextEnv.loadEnvConfig(process.cwd(), false);
const server = createServer({
  keepAliveTimeout: KEEP_ALIVE_MS,
  connectionsCheckingInterval: 2_000,
  // HTTP/1.1 is all that is spoken here: what asks for more is answered as if it had not.
  shouldUpgradeCallback: () => false,
});
const connections = new Connections(server);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
server.setTimeout(INACTIVITY_TIMEOUT_MS);
const { config, metrics, errorLogs } = await boot();
quietConsole(errorLogs.mistakes);
const { port, host } = config;
server.requestTimeout = config.requestTimeoutSeconds * 1_000;
server.headersTimeout = Math.min(HEADERS_TIMEOUT_MS, server.requestTimeout);
const proxies = trustedProxies(config.trustedProxies);
connections.limit(
  { inAll: config.maxConnections, perAddress: config.maxConnectionsPerAddress },
  (address) => proxies.includes(address),
  () => metrics.noteRefused('connection'),
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // At once, though `end` comes only when the messages in flight are sent.
    server.close();
    // A connection that was answering just now is kept for a next request that must not come.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    setTimeout(() => connections.destroyAll(), TIMEOUT_MS).unref();
  });
}
httpServer(server, { port, hostname: host });
server.on('error', (error) => {
  process.stderr.write(`Порт ${port} занять не удалось: ${reasonOf(error)}\n`);
  process.exit(1);
});
server.listen(port, host);

/** Ends what is in flight with its answer, and ends. */
function end(): void {
  server.close(() => process.exit(0));
}
