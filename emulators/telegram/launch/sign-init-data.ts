import { createHmac } from 'node:crypto';

type Pair = readonly [name: string, value: string];

/**
 * Init data as a Mini App gets it: the pairs in their order, then the hash that Telegram makes of
 * them with the bot's token. `signature` is part of what is hashed.
 */
export function signInitData(pairs: readonly Pair[], token: string): string {
  const hashed: readonly Pair[] = [...pairs, ['hash', hashOf(pairs, token)]];
  return hashed.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

function hashOf(pairs: readonly Pair[], token: string): string {
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', secret).update(checkString(pairs)).digest('hex');
}

/** What is hashed or signed: the pairs sorted, a line each. */
export function checkString(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join('\n');
}
