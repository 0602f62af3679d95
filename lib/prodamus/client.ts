import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkOutcome } from '../payments/links/gateway';
import { linkFromAnswer } from './link-answer';

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
