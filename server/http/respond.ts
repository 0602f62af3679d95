import type { FieldError } from '@/lib/orders/order-request';
import { requestContext } from './request-context';

const PRIVATE = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

/** A JSON answer about one buyer: never stored by a cache, never indexed. */
export function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: PRIVATE });
}

export type Problem = {
  title: string;
  detail?: string;
  errors?: FieldError[];
  orderNumber?: string;
  orderUrl?: string;
  retryAfterSeconds?: number;
};

/**
 * A problem document (RFC 9457). `title` says in Russian what is wrong, `detail` what to do;
 * `requestId` names the request to anyone who reads the log.
 */
export function problem(status: number, { retryAfterSeconds, ...members }: Problem): Response {
  const headers = new Headers({ ...PRIVATE, 'Content-Type': 'application/problem+json' });
  if (retryAfterSeconds) headers.set('Retry-After', String(retryAfterSeconds));
  const requestId = requestContext.getStore()?.requestId;
  const body = { type: 'about:blank', status, ...members, requestId };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Refuses anyone who says by `Authorization` who they are, and cannot prove it. */
export function unauthorized(
  said: Pick<Problem, 'title' | 'detail'>,
  scheme: 'tma' | 'Bearer' = 'tma',
): Response {
  const response = problem(401, said);
  response.headers.set('WWW-Authenticate', scheme);
  return response;
}

type FileFacts = { type: string; name: string; disposition: 'inline' | 'attachment' };

/** A file of one buyer, shown or saved under its name; kept by no cache. */
export function documentResponse(
  bytes: Uint8Array,
  { type, name, disposition }: FileFacts,
): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      ...PRIVATE,
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `${disposition}; filename="${name}"`,
    },
  });
}

/** For what is not there, or is closed to anyone who asks: the two are not told apart. */
export function notFoundProblem(): Response {
  return problem(404, { title: 'Такой страницы нет' });
}

/** Goes on to a page after a form was posted. */
export function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store' },
  });
}
