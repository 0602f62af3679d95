import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../loopback';
import type { LinkOutcome, PaymentGateway } from '../payments/links/gateway';
import { type LinkSettings, linkFields } from './link-fields';

/**
 * Prodamus as a payment provider: `pageUrl` is the root of the seller's payment page. The settings
 * are asked for every link: the seller may change them meanwhile.
 */
export function prodamusGateway(pageUrl: URL, settings: () => LinkSettings): PaymentGateway {
  return {
    createLink: (request, deadline) =>
      requestLink(pageUrl, linkFields(request, settings()), deadline),
  };
}

const ATTEMPTS = 3;
const ATTEMPT_MS = 6_000;
const PAUSE_MS = 300;
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Asks Prodamus for an individual link: POST to the root of the payment page. Tries up to three
 * times (network errors, 429, 5xx) with a growing, jittered pause, never past `deadline`. A
 * link lost to a time-out stays alive, unknown to the buyer, who is only shown the one that came.
 */
export async function requestLink(
  pageUrl: URL,
  body: URLSearchParams,
  deadline: AbortSignal,
): Promise<LinkOutcome> {
  let outcome: Attempt = UNREACHABLE;
  for (let attempt = 1; attempt <= ATTEMPTS && !deadline.aborted; attempt += 1) {
    if (attempt > 1) await pause(attempt, deadline);
    outcome = await askOnce(pageUrl, body, deadline);
    if (!outcome.again) break;
  }
  return outcome.result;
}

type Attempt = { result: LinkOutcome; again: boolean };

const UNREACHABLE: Attempt = {
  result: { ok: false, failure: 'unreachable', rawAnswer: '' },
  again: true,
};

async function askOnce(pageUrl: URL, body: URLSearchParams, deadline: AbortSignal) {
  try {
    const response = await fetch(pageUrl, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([deadline, AbortSignal.timeout(ATTEMPT_MS)]),
    });
    return attemptFrom(response.status, await readAnswer(response), pageUrl);
  } catch {
    return UNREACHABLE;
  }
}

function attemptFrom(status: number, rawAnswer: string, pageUrl: URL): Attempt {
  if (status !== 200) {
    const again = status === 429 || status >= 500;
    return { result: { ok: false, failure: 'refused', rawAnswer }, again };
  }
  const url = linkFromAnswer(rawAnswer, pageUrl);
  if (url) return { result: { ok: true, url, rawAnswer }, again: false };
  return { result: { ok: false, failure: 'no_link', rawAnswer }, again: false };
}

async function readAnswer(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function pause(attempt: number, deadline: AbortSignal): Promise<void> {
  const jittered = PAUSE_MS * 2 ** (attempt - 2) * (0.5 + Math.random());
  await sleep(jittered, undefined, { signal: deadline }).catch(() => undefined);
}

/** Where payment links live, with their subdomains. */
const LINK_HOSTS = ['payform.ru', 'prodamus.ru', 'prodamus.tech', 'prodamuspay.ru'];

/**
 * Finds the individual link in an answer to `do=link`: the first text among `payment_link`,
 * `url`, `link` of a JSON object, else the bare text. The Content-Type is never asked: the live
 * service labels a bare URL as WINDOWS-1251 HTML. Null unless it is an https link with a code on
 * a known host (for a loopback page: on that same origin). The bare static form is no link.
 */
export function linkFromAnswer(answer: string, pageUrl: URL): string | null {
  const text = answer.trim();
  const candidate = fromJson(text) ?? text;
  // Line breaks inside would vanish in a URL, and a text after the link become a part of it.
  const url = !/\s/.test(candidate) && URL.canParse(candidate) ? new URL(candidate) : null;
  if (!url || url.username || url.password || /^\/+$/.test(url.pathname)) return null;
  if (isLoopback(pageUrl.hostname)) return url.origin === pageUrl.origin ? url.href : null;
  return isProdamus(url) ? url.href : null;
}

function fromJson(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const answer = json as Record<string, unknown>;
  const names = ['payment_link', 'url', 'link'] as const;
  const found = names.map((name) => answer[name]).find((value) => typeof value === 'string');
  return (found as string | undefined)?.trim() ?? '';
}

function isProdamus(url: URL): boolean {
  const known = LINK_HOSTS.some(
    (host) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  );
  return known && url.protocol === 'https:' && url.port === '';
}
