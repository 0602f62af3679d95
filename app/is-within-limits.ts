import { headers } from 'next/headers';
import { limitKey } from '@/server/http/client-address';
import type { RateLimit } from '@/server/http/rate-limit';

/** The address that a form came from. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-forwarded-for') ?? '';
}

/** Counts a form that was sent against its limit; false when its address has to wait. */
export async function isWithinLimits(limit: RateLimit): Promise<boolean> {
  return (await limit.take(limitKey(await clientAddress()))) === 0;
}
