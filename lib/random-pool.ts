import { randomBytes } from 'node:crypto';

const DRAWN_AT_ONCE = 256;

/**
 * Answers a function that gives `size` unguessable bytes at each call, never the same ones twice.
 * They are drawn many at a time: a call to the system costs as much for all of them as for one.
 */
export function randomPool(size: number): () => Buffer {
  let [pool, used] = [Buffer.alloc(0), 0];
  return () => {
    if (used === pool.length) [pool, used] = [randomBytes(size * DRAWN_AT_ONCE), 0];
    used += size;
    return pool.subarray(used - size, used);
  };
}
