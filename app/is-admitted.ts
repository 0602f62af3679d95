import { headers } from 'next/headers';
import { limitKey } from '@/lib/web/client-address';
import type { RateLimit } from '@/lib/web/rate-limit';

/** Counts a form that was sent against its limit; false when its address has to wait. */
export async function isAdmitted(limit: RateLimit): Promise<boolean> {
  const address = (await headers()).get('x-forwarded-for') ?? '';
  return (await limit.take(limitKey(address))) === 0;
}
