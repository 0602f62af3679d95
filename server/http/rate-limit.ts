import { RateLimiterMemory } from 'rate-limiter-flexible';
import { keyedDigest, purposeKey } from '@/lib/secrets';
import type { Limiter, LimiterTerms } from '@/lib/store/instances';
import type { Store } from '@/lib/store/store';
import type { Config } from '../config/config';
import { LIMITS, type LimitName, ofEachLimit } from '../config/limits';
import { limitKey } from './client-address';
import { problem } from './respond';

/** How a limit counts, when it is not switched off. */
type MakeLimiter = (terms: Pick<LimiterTerms, 'points' | 'seconds'>) => Limiter;

const inMemory: MakeLimiter = ({ points, seconds }) =>
  new RateLimiterMemory({ points, duration: seconds });

/** So many requests in a time, a minute as a rule, for each address; 0 switches the limit off. */
export class RateLimit {
  private readonly limiter: Limiter | null;

  constructor(most: number, seconds = 60, make = inMemory) {
    this.limiter = most > 0 ? make({ points: most, seconds }) : null;
  }

  /** Counts one request of the address; returns the seconds to wait, 0 when it may go on. */
  async take(address: string): Promise<number> {
    if (!this.limiter) return 0;
    try {
      await this.limiter.consume(address);
      return 0;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
    }
  }

  /** Whether the address has none left: its next request would have to wait. Counts nothing. */
  async isUsedUp(address: string): Promise<boolean> {
    const taken = await this.limiter?.get(address);
    return Boolean(taken && taken.remainingPoints <= 0);
  }

  /** Uncounts one request of the address, when nothing came of it. */
  async giveBack(address: string): Promise<void> {
    await this.limiter?.reward(address);
  }

  /** Forgets what was counted of the address. */
  async forget(address: string): Promise<void> {
    await this.limiter?.delete(address);
  }
}

export type RateLimits = Record<LimitName, RateLimit>;

type SharedConfig = Pick<Config, 'appSecret'>;

/** Every limit of the shop. One that is counted in memory begins anew with a restart. */
export function rateLimits(
  config: SharedConfig & Pick<Config, 'limits'>,
  store: Pick<Store, 'limiter'>,
): RateLimits {
  const shared = sharedLimiters(config, store);
  return ofEachLimit((name) => {
    const { seconds, counted } = LIMITS[name];
    const make = counted === 'here' ? inMemory : shared(name, counted === 'requests');
    return new RateLimit(config.limits[name], seconds, make);
  });
}

/**
 * Makes limits that all instances count together. What they count by, an address or a mailbox, is
 * kept as a digest that tells nothing without the secret of the shop.
 */
export function sharedLimiters({ appSecret }: SharedConfig, { limiter }: Pick<Store, 'limiter'>) {
  const secret = purposeKey(appSecret, 'rate-limits');
  const digest = (key: string | number) => keyedDigest(secret, String(key));
  return (name: string, remembersRefusals = false): MakeLimiter =>
    (terms) => {
      const shared = limiter({ ...terms, name, remembersRefusals });
      return {
        consume: (key) => shared.consume(digest(key)),
        get: (key) => shared.get(digest(key)),
        reward: (key) => shared.reward(digest(key)),
        delete: (key) => shared.delete(digest(key)),
      };
    };
}

/**
 * Counts a request of a program against a limit of its address. Returns a problem document that
 * says how long to wait (RFC 9110, "Retry-After"), or null when the request may go on.
 */
export async function tooMany(
  limit: RateLimit,
  request: Request,
  title = 'Слишком много запросов',
): Promise<Response | null> {
  return tooManyOf(limit, keyOf(request), title);
}

/** The same for whatever the limit counts by. */
export async function tooManyOf(
  limit: RateLimit,
  counted: string,
  title: string,
): Promise<Response | null> {
  const retryAfterSeconds = await limit.take(counted);
  return retryAfterSeconds > 0 ? problem(429, { title, retryAfterSeconds }) : null;
}

/** Whether the next request that counts against a limit of its address would be one too many. */
export function isUsedUp(limit: RateLimit, request: Request): Promise<boolean> {
  return limit.isUsedUp(keyOf(request));
}

function keyOf(request: Request): string {
  return limitKey(request.headers.get('x-forwarded-for') ?? '');
}
