import { createServer } from 'node:net';

/** Below the ports that a system takes for connections it opens itself, which come and go. */
const FROM = 10_000;
const TO = 32_000;

/**
 * A port that nobody on this machine listens on right now; with `span`, and so many in a row. Drawn
 * by chance, so that tests that run beside each other do not find the same one.
 */
export async function freePort(span = 1): Promise<number> {
  for (;;) {
    const first = FROM + Math.floor(Math.random() * (TO - FROM - span));
    const tries = Array.from({ length: span }, (_, at) => listenOnce(first + at));
    if ((await Promise.allSettled(tries)).every(({ status }) => status === 'fulfilled')) {
      return first;
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
