import { mayBeFramed } from '@/lib/framed-pages';

/** Pages that belong to one buyer: their addresses must not travel, their content not be kept. */
const PRIVATE = /^\/(?:order|reading)\//;

/** Forms that know a buyer's data post themselves without scripts, so they must have an origin. */
const PRIVATE_FORM = /^\/(?:another|admin)(?:\/|$)|^\/order\/[^/]+\/(?:contacts|consent)\/?$/;

/** Pages that no search may find: the seller's, those of one buyer, and what one shows to friends. */
const NOT_INDEXED = /^\/(?:order|reading|another|share|admin)(?:\/|$)/;

/** Pictures that other sites show beside a link to a shared reading. */
const SHOWN_ELSEWHERE = /^\/share\//;

export type SiteFacts = { secure: boolean; frameAncestor: string };

/** The security headers of an answer, by one function for every path. */
export function securityHeaders(path: string, nonce: string, site: SiteFacts) {
  const ancestors = mayBeFramed(path) ? `'self' ${site.frameAncestor}` : "'none'";
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(nonce, ancestors),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': referrerPolicy(path),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': SHOWN_ELSEWHERE.test(path) ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
  if (NOT_INDEXED.test(path)) headers['X-Robots-Tag'] = 'noindex, nofollow';
  if (site.secure) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return headers;
}

/** No address of a private page ever reaches another site. */
function referrerPolicy(path: string): string {
  if (PRIVATE_FORM.test(path)) return 'same-origin';
  return PRIVATE.test(path) ? 'no-referrer' : 'strict-origin-when-cross-origin';
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
