import autocannon from 'autocannon';

export const CONNECTIONS = 32;
const SECONDS = 8;

/** How a load was answered: what autocannon counted, and answers in a second. */
export type Load = autocannon.Result & { rate: number };

/**
 * Loads an address and answers how it did; throws when an answer was not what was asked for. The
 * rate counts from connecting to the last answer: the library's own duration holds also the time in
 * which the requests are put together, and is rounded up to whole seconds.
 */
export async function loadOf(options: autocannon.Options): Promise<Load> {
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const load = { connections: CONNECTIONS, duration: SECONDS, ...options };
  const run = autocannon(load, (error, result) => (error ? reject(error) : resolve(result)));
  let from = 0;
  let to = 0;
  run.on('start', () => {
    from = performance.now();
  });
  run.on('response', () => {
    to = performance.now();
  });
  const result = await promise;
  const failed = result.non2xx + result.errors;
  if (failed > 0 || to === 0) throw new Error(`${options.url}: ${failed} answers were not 200`);
  return { ...result, rate: (result.requests.total * 1000) / (to - from) };
}
