import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config/config';
import { boundHeaders, isQueryTooLarge } from './bound-head';
import { clientAddress, type TrustedProxies, trustedProxies } from './client-address';
import { cutOffCrumbs } from './cut-off-crumbs';
import { readPath, UNREADABLE_PATH } from './read-path';
import { type SiteFacts, securityHeaders } from './security-headers';

/**
 * Returns what makes a request honest before any handler sees it: `X-Forwarded-For` becomes the one address we trust, headers that only Next may set are
 * dropped, a path that could be read in two ways is replaced by one that is refused, so are a query
 * and a method that no page of ours has, and the answer gets its security headers. A body in crumbs
 * is cut off. While the process stops, no connection is kept alive.
 */
export function sanitizeRequests(
  config: Config,
  isStopping: () => boolean,
  onCrumbs: () => void = () => undefined,
): (request: IncomingMessage, response: ServerResponse) => void {
  const proxies = trustedProxies(config.trustedProxies);
  const secure = config.publicUrl.startsWith('https:');
  const site = { secure, frameAncestor: config.telegramWebOrigin };
  return (request, response) => {
    cutOffCrumbs(request, onCrumbs);
    if (isStopping()) response.shouldKeepAlive = false;
    const target = pathOf(request.url ?? '/');
    // Nothing behind may read what we cannot: its headers would be those of another page.
    const isReadable = readPath(target) !== null && !isQueryTooLarge(target);
    request.url = isReadable ? target : UNREADABLE_PATH;
    boundHeaders(request.headers);
    trustForwarded(request, proxies);
    protect(request, response, site);
    if (!METHODS.includes(request.method ?? '')) refuseMethod(request, response);
  };
}

/** A target may name a host (RFC 9112, "absolute-form"): Next would lead there; we are asked a path. */
function pathOf(target: string): string {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** What only Next may set, and two other ways to tell an address: `X-Forwarded-For` is the one. */
const UNTRUSTED_HEADERS = /^(?:x-(?:middleware|nextjs)-.*|forwarded|x-real-ip)$/;

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/**
 * A page of Next answers any method as if it were GET, and a route handler breaks on TRACE. So a
 * method that nothing here knows is turned into one that a handler without it refuses by 405.
 */
function refuseMethod(request: IncomingMessage, response: ServerResponse): void {
  request.method = 'DELETE';
  request.url = '/api/health';
  response.setHeader('Allow', METHODS.join(', '));
}

function trustForwarded(request: IncomingMessage, proxies: TrustedProxies): void {
  const { headers, socket } = request;
  const peer = socket.remoteAddress ?? '';
  const forwarded = headers['x-forwarded-for']?.toString();
  const address = clientAddress(peer, forwarded, proxies);
  const fromProxy = proxies.includes(peer);
  for (const name of Object.keys(headers)) {
    if (UNTRUSTED_HEADERS.test(name)) delete headers[name];
    if (name.startsWith('x-forwarded-') && !fromProxy) delete headers[name];
  }
  headers['x-forwarded-for'] = address;
  // A page of Next cannot ask for it otherwise.
  headers['x-request-method'] = request.method ?? '';
}

/** The policy goes into the request too: there Next finds the nonce for its own scripts. */
function protect(request: IncomingMessage, response: ServerResponse, site: SiteFacts): void {
  const headers = securityHeaders(readPath(request.url ?? '/') ?? '', nonces.next().value, site);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  request.headers['content-security-policy'] = headers['Content-Security-Policy'];
}

const nonces = unguessable();

/** 128 random bits at a time. One call to the system for many: it costs as much as for one. */
function* unguessable(): Generator<string, never> {
  for (;;) {
    const pool = randomBytes(16 * 256);
    for (let at = 0; at < pool.length; at += 16) yield pool.toString('base64', at, at + 16);
  }
}
