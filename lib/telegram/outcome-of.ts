import { GrammyError, HttpError } from 'grammy';
import { reasonOf } from '../describe-error';
import type { DeliveryOutcome } from '../messages/delivery';

const SECOND = 1_000;
/** What to wait when Telegram asks to wait and names no time that could be meant. */
const DEFAULT_RETRY_AFTER_SECONDS = 5;
const MAX_RETRY_AFTER_SECONDS = 86_400;
/** Telegram quotes what it was given; an address of a private page opens that page. */
const QUOTED = /'[^']*'|"[^"]*"|https?:\S+/g;
/** The connection was never made, so nothing can have been done. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
]);

/**
 * How a call of the Bot API that threw has ended (Bot API, "Making requests"). 403: this user
 * cannot be written to, as when they have blocked the bot or never started it; a chat that is not
 * found is the same. 429 names the time to wait. When a gateway answers in place of Telegram, the
 * call may have gone through before. Reasons hold no personal data: what Telegram quotes is left
 * out.
 */
export function outcomeOf(error: unknown): DeliveryOutcome {
  if (error instanceof GrammyError) return refusal(error);
  if (error instanceof HttpError) return disconnection(error.error);
  return { kind: 'failed', reason: reasonOf(error) };
}

function refusal({ error_code: code, description, parameters }: GrammyError): DeliveryOutcome {
  const reason = `Telegram ${code} ${description.replace(QUOTED, '…')}`;
  if (code === 403 || /chat not found|user not found/i.test(description)) {
    return { kind: 'blocked', reason };
  }
  if (code === 429) {
    return { kind: 'retry_after', ms: retryAfterSeconds(parameters?.retry_after) * SECOND, reason };
  }
  return { kind: 'failed', reason };
}

/** Seconds from what should be a whole number of them: whatever came, a sane time follows. */
function retryAfterSeconds(named: unknown): number {
  const seconds = typeof named === 'number' || typeof named === 'string' ? Number(named) : 0;
  if (!(seconds > 0)) return DEFAULT_RETRY_AFTER_SECONDS;
  return Math.min(Math.max(1, seconds), MAX_RETRY_AFTER_SECONDS);
}

function disconnection(cause: unknown): DeliveryOutcome {
  const { code = '', type = '' } = cause as { code?: string; type?: string };
  const reason = ['Telegram не отвечает', code || type].filter(Boolean).join(': ');
  return { kind: NOT_CONNECTED.has(code) ? 'failed' : 'unanswered', reason };
}
