import { limitKey } from './client-address';
import type { RateLimit } from './rate-limit';
import { problem } from './respond';

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
