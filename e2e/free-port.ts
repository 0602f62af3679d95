import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A port that nobody on this machine listens on right now; with `span`, and so many in a row. */
export async function freePort(span = 1): Promise<number> {
  for (;;) {
    const first = await listenOnce(0);
    const rest = Array.from({ length: span - 1 }, (_, at) => listenOnce(first + at + 1));
    if ((await Promise.allSettled(rest)).every(({ status }) => status === 'fulfilled')) {
      return first;
    }
  }
}

/**
 * A free port below those that systems give out by chance, for a server that comes and goes: while
 * it is down nobody else is given its port.
 */
export async function keptPort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(randomInt(15_000, 32_000)).catch(() => null);
    if (port) return port;
  }
}

function listenOnce(wanted: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(wanted, '127.0.0.1', () => {
    const address = probe.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return promise;
}
