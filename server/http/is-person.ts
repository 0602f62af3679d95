const ROBOT =
  /bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|java\/|okhttp|go-http|libwww|lighthouse|facebookexternalhit|whatsapp|vkshare/i;

/**
 * Whether a page is asked for by somebody who looks at it: not only for its head, not ahead of a
 * tap, not by a program that says what it is. `method` is that of the request itself.
 */
export function isPerson(method: string, headers: Pick<Headers, 'get'>): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? '';
  const agent = headers.get('user-agent') ?? '';
  if (method !== 'GET' || headers.get('next-router-prefetch') !== null) return false;
  return !/prefetch|prerender/i.test(purpose) && agent !== '' && !ROBOT.test(agent);
}
