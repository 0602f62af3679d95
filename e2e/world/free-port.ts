import { createServer } from 'node:net';

/**
 * Below the ports that a system takes for connections it opens itself, which come and go, and above
 * 10080, the last one that no browser and no `fetch` connects to (fetch.spec.whatwg.org, bad port).
 */
const FROM = 10_081;
const TO = 32_000;

/**
 * Every worker of Playwright takes ports of its own: one that nobody listens on yet may be another
 * worker's, whose program is still starting. A test would then talk to a program of another test.
 */
const WORKERS = 8;
const PORTS = Math.floor((TO - FROM) / WORKERS);
const first = FROM + (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % WORKERS) * PORTS;

/** Not from the first one on, which the last run may have left in use. */
let given = Math.floor(Math.random() * PORTS);

/**
 * A port that nobody on this machine listens on right now, and that this process gave to nobody
 * shortly before; with `span`, and so many in a row.
 */
export async function freePort(span = 1): Promise<number> {
  for (;;) {
    if (given + span > PORTS) given = 0;
    const port = first + given;
    given += span;
    const tries = Array.from({ length: span }, (_, at) => listenOnce(port + at));
    if ((await Promise.allSettled(tries)).every(({ status }) => status === 'fulfilled')) {
      return port;
    }
  }
}

function listenOnce(port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  return promise;
}
