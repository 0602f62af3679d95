import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a delivery carries the secret that `setWebhook` was given, compared in constant time. */
export function hasWebhookSecret(headers: Headers, secret: string): boolean {
  const offered = headers.get('x-telegram-bot-api-secret-token') ?? '';
  return timingSafeEqual(digest(offered), digest(secret));
}

/** An update as it is kept, or null for what is none (Bot API, "Update"). */
export function readUpdate(body: string): { id: number; body: string } | null {
  try {
    const { update_id: id } = JSON.parse(body) as { update_id?: unknown };
    return Number.isSafeInteger(id) && Number(id) >= 0 ? { id: Number(id), body } : null;
  } catch {
    return null;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
