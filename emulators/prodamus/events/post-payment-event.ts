import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { sign } from '@/lib/prodamus/signature';
import type { Faults, SIGNERS } from '../faults';
import { type BodyType, encodeBody } from './encode-body';

/** What the receiver said; `error` when it said nothing. */
export type ReceiverAnswer = { status: number; body: string } | { error: string };

/** How a payment event goes out; `key: null` sends no `Sign`. */
type Sending = { bodyType: BodyType; key: string | null; signal: AbortSignal } & Pick<
  Faults,
  'signHeader' | 'loseAnswer'
>;

export type SignWith = {
  signWith?: (typeof SIGNERS)[number] | undefined;
  serviceKey?: string | undefined;
};

/** How long they themselves wait is not known. */
const TIMEOUT_MS = 30_000;

/**
 * Posts the fields to a notification address once. Follows no redirect and never throws for what
 * a receiver may do.
 */
export async function postPaymentEvent(
  url: string,
  fields: PhpArray,
  { bodyType, key, signal, signHeader, loseAnswer = false }: Sending,
): Promise<ReceiverAnswer> {
  const { body, contentType } = encodeBody(fields, bodyType);
  const signature = key === null ? null : sign(fields, key);
  const headers = {
    'User-Agent': 'curl',
    Accept: '*/*',
    'Content-Type': contentType,
    'Content-Length': body.length,
    ...(signature === null ? {} : { Sign: written(signature, signHeader) }),
  };
  const answer = await post(new URL(url), headers, body, signal);
  return loseAnswer ? { error: 'answer lost' } : answer;
}

/** The key a payment event is signed with: the page's, unless another is asked for; null = none. */
export function signingKey(pageKey: string, { signWith, serviceKey }: SignWith): string | null {
  switch (signWith) {
    case 'wrong':
      return 'not-the-key-of-this-page';
    case 'demo':
      return `${pageKey}demo`;
    case 'none':
      return null;
    case 'service':
      return serviceKey ?? pageKey;
    case undefined:
      return pageKey;
    default:
      return signWith satisfies never;
  }
}

function written(signature: string, form: Faults['signHeader']): string {
  switch (form) {
    case 'prefixed':
      return `Sign: ${signature}`;
    case 'uppercase':
      return signature.toUpperCase();
    case undefined:
      return signature;
    default:
      return form satisfies never;
  }
}

function post(
  url: URL,
  headers: Record<string, string | number>,
  body: Buffer,
  signal: AbortSignal,
): Promise<ReceiverAnswer> {
  const { promise, resolve } = Promise.withResolvers<ReceiverAnswer>();
  const fail = (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message });
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options = { method: 'POST', headers, agent: false, signal, timeout: TIMEOUT_MS } as const;
  const outgoing = send(url, options, (response) => {
    const status = response.statusCode ?? 0;
    text(response).then((answer) => resolve({ status, body: answer }), fail);
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
  outgoing.on('error', fail);
  outgoing.end(body);
  return promise;
}
