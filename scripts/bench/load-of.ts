import autocannon from 'autocannon';

const CONNECTIONS = 32;
const SECONDS = 8;

/** Loads an address and answers how it did; throws when an answer was not what was asked for. */
export async function loadOf(options: autocannon.Options): Promise<autocannon.Result> {
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${options.url}: ${failed} answers were not 200`);
  return result;
}

/** Answers in a second. */
export function rateOf({ requests, duration }: autocannon.Result): number {
  return requests.total / duration;
}
