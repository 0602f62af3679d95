import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '../config/config';
import { LIMITS, type LimitName, ofEachLimit } from '../config/limits';
import { limitKey } from './client-address';
import { problem } from './respond';

/** So many requests in a time, a minute as a rule, for each address; 0 switches the limit off. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | null;

  constructor(most: number, seconds = 60) {
    this.limiter = most > 0 ? new RateLimiterMemory({ points: most, duration: seconds }) : null;
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

/** Every limit of the shop, counted in memory: a restart begins anew. */
export function rateLimits({ limits }: Pick<Config, 'limits'>): RateLimits {
  return ofEachLimit((name) => new RateLimit(limits[name], LIMITS[name].seconds));
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
