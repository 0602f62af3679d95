/** Pages that Telegram's web client may show in its frame; everything else is framed by nobody. */
const FRAMEABLE = /^\/(?:$|(?:order|reading|telegram)(?:\/|$)|(?:find|sample)$)/;
/** Pages that belong to one buyer: their addresses must not travel, their content not be kept. */
const PRIVATE = /^\/(?:order|reading)\//;

export type SiteFacts = { secure: boolean; frameAncestor: string };

/** The security headers of an answer, the same function for every path (contracts §10). */
export function securityHeaders(path: string, nonce: string, site: SiteFacts) {
  const ancestors = FRAMEABLE.test(path) ? `'self' ${site.frameAncestor}` : "'none'";
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(nonce, ancestors),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': PRIVATE.test(path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
  if (PRIVATE.test(path)) headers['X-Robots-Tag'] = 'noindex, nofollow';
  if (site.secure) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return headers;
}

function contentSecurityPolicy(nonce: string, ancestors: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
