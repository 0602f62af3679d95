import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Instances } from '@/lib/store/instances';

/** One process owns the file, so a job of it runs beside nobody but itself. */
export function oneProcess(): Instances {
  const running = new Set<string>();
  return {
    databaseState: () => ({ engine: 'sqlite' }),
    onChange: () => undefined,
    limiter: ({ points, seconds }) => new RateLimiterMemory({ points, duration: seconds }),
    alone: async (job, work) => {
      if (running.has(job)) return null;
      running.add(job);
      try {
        return await work(new AbortController().signal);
      } finally {
        running.delete(job);
      }
    },
  };
}
