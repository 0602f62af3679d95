import { limitKey } from './client-address';
import type { RateLimit } from './rate-limit';
import { problem } from './respond';

/**
 * Counts a request of a program against a limit of its address. Answers a problem document that
 * says how long to wait (RFC 9110, "Retry-After"), or null when the request may go on.
 */
export async function tooMany(
  limit: RateLimit,
  request: Request,
  title = 'Слишком много запросов',
): Promise<Response | null> {
  const address = request.headers.get('x-forwarded-for') ?? '';
  const retryAfterSeconds = await limit.take(limitKey(address));
  return retryAfterSeconds > 0 ? problem(429, { title, retryAfterSeconds }) : null;
}
