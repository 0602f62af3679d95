import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Instances } from '@/lib/store/instances';

/**
 * Counts in a table that all instances share. While the database is away each counts for itself in
 * memory: neither is everything let through then, nor everything refused.
 */
export function sharedLimits(pool: Pool): Instances['limiter'] {
  let isFirst = true;
  return ({ name, points, seconds, remembersRefusals }) => {
    const counted = { keyPrefix: name, points, duration: seconds };
    const limiter = new RateLimiterPostgres({
      ...counted,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // One of them sweeps the table for all.
      clearExpiredByTimeout: isFirst,
      insuranceLimiter: new RateLimiterMemory(counted),
      ...(remembersRefusals ? { inMemoryBlockOnConsumed: points + 1 } : {}),
    });
    isFirst = false;
    return limiter;
  };
}
