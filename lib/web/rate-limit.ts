import { RateLimiterMemory } from 'rate-limiter-flexible';

/** So many requests a minute for each address; 0 switches the limit off. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | null;

  constructor(perMinute: number) {
    this.limiter =
      perMinute > 0 ? new RateLimiterMemory({ points: perMinute, duration: 60 }) : null;
  }

  /** Counts one request of the address; answers the seconds to wait, 0 when it may go on. */
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
}
